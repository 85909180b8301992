import type { EngineAttemptRow, EngineRun, EngineStepRow } from "@/lib/kernel/jobs/engine-runs";

/** A bar of the waterfall; `start` and `width` are percent of the run's whole time. */
export interface TimelineBar {
  id: string;
  name: string;
  /** What kind of step it is, in words. */
  kind: string;
  status: EngineStepRow["status"];
  start: number;
  width: number;
  durationMs: number;
  /** When failed attempts ended, percent. */
  failures: readonly number[];
  attempts: readonly EngineAttemptRow[];
  error: EngineStepRow["error"];
  outputSize: number;
  wakeAt: string | null;
}

export interface Timeline {
  /** From being queued to the end, or to now, ms. */
  totalMs: number;
  /** Waiting for a free worker, ms. */
  queuedMs: number;
  queued: { start: number; width: number };
  bars: readonly TimelineBar[];
  /** Round moments for the scale: percent, and ms since the start. */
  ticks: readonly { at: number; ms: number }[];
}

const kinds: Readonly<Record<string, string>> = {
  Step: "Step",
  StepRun: "Step",
  StepPlanned: "Step",
  StepError: "Step",
  StepFailed: "Step",
  Sleep: "Sleep",
  WaitForEvent: "Wait for event",
  WaitForSignal: "Wait for signal",
  InvokeFunction: "Call of a function",
  SendEvent: "Send events",
  AIGateway: "AI call",
};

/** A step that is drawn at all can be seen, however short it was. */
const leastWidth = 0.6;

function tickStep(totalMs: number): number {
  const rough = totalMs / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Lays a run's steps out in time. `now` (ms since 1970) is the end of what has not ended. */
export function layoutTimeline(
  run: Pick<EngineRun, "createdAt" | "startedAt" | "endedAt" | "steps" | "attempts">,
  now: number,
): Timeline {
  const from = Date.parse(run.createdAt);
  const ends = [
    ...run.steps.map((step) => step.endedAt),
    ...run.attempts.map((attempt) => attempt.endedAt),
    run.endedAt,
  ].flatMap((value) => (value === null ? [] : [Date.parse(value)]));
  const to = Math.max(from + 1, run.endedAt === null ? now : from, ...ends);
  const totalMs = to - from;
  const percent = (ms: number) => Math.min(100, Math.max(0, ((ms - from) / totalMs) * 100));
  const started = run.startedAt === null ? (run.endedAt === null ? now : to) : Date.parse(run.startedAt);

  const bars = run.steps.map((step): TimelineBar => {
    const begin = Date.parse(step.startedAt);
    const end = Math.max(begin, step.endedAt === null ? to : Date.parse(step.endedAt));
    const start = Math.min(percent(begin), 100 - leastWidth);
    const attempts = run.attempts.filter((attempt) => attempt.stepId === step.id);
    return {
      id: step.id,
      name: step.name,
      kind: kinds[step.op] ?? step.op,
      status: step.status,
      start,
      width: Math.max(leastWidth, percent(end) - start),
      durationMs: end - begin,
      failures: attempts.map((attempt) => percent(Date.parse(attempt.endedAt))),
      attempts,
      error: step.error,
      outputSize: step.outputSize,
      wakeAt: step.wakeAt,
    };
  });
  const step = tickStep(totalMs);
  const ticks = Array.from({ length: Math.floor(totalMs / step) + 1 }, (_, index) => ({
    ms: index * step,
    at: ((index * step) / totalMs) * 100,
  }));
  return { totalMs, queuedMs: Math.max(0, started - from), queued: { start: 0, width: percent(started) }, bars, ticks };
}
