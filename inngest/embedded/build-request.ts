import type { LoadedRun } from "./load-run";
import { limits } from "./protocol";

function stepsOf(run: LoadedRun): string {
  const entries = [...run.memos.keys()].sort().map((id) => `${JSON.stringify(id)}:${run.memos.get(id) ?? "null"}`);
  return `{${entries.join(",")}}`;
}

/** The memos as `/v0/runs/:id/actions` answers them. */
export const serializeSteps = stepsOf;

/**
 * The call's body in canonical JSON (members sorted, RFC 8785), as it must be for its signature.
 * Above 4 MB the SDK is told to fetch events and memos itself (`use_api`).
 */
export function buildRequest(
  run: LoadedRun,
  call: { attempt: number; maxAttempts: number; planOnly: boolean },
): string {
  const compose = (useApi: boolean): string =>
    `{"ctx":{"attempt":${call.attempt},"disable_immediate_execution":${call.planOnly},"max_attempts":${call.maxAttempts},` +
    `"run_id":"${run.id}","stack":{"current":${run.order.length},"stack":${JSON.stringify(run.order)}},"use_api":${useApi}},` +
    `"event":${run.event},"events":${useApi ? "[]" : run.events},"steps":${useApi ? "{}" : stepsOf(run)},"version":-1}`;
  const isLarge = run.memoBytes + run.event.length + run.events.length > limits.bodyBytes / 2;
  const body = compose(false);
  return isLarge && Buffer.byteLength(body) > limits.bodyBytes ? compose(true) : body;
}
