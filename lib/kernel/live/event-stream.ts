import { type FeedChange, onChange, readChanges, readNewestSequence } from "./change-feed";

/** Comment lines keep proxies from closing a quiet stream. */
const heartbeatMs = 20_000;

/** Changes are kept for a day; who was away for longer than this starts over, in ms. */
const replayMs = 23 * 60 * 60 * 1000;

/** A point to resume from: `<sequence>-<seconds since 1970>`. The time tells whether changes after it may have been swept. */
export interface ResumePoint {
  sequence: number;
  at: Date;
}

/** Reads an event id; null for anything this studio did not write. */
export function parseEventId(id: string | null): ResumePoint | null {
  const match = /^(\d{1,15})-(\d{1,11})$/.exec(id ?? "");
  return match === null ? null : { sequence: Number(match[1]), at: new Date(Number(match[2]) * 1000) };
}

function frame(event: string, sequence: number, data: unknown): string {
  return `event: ${event}\nid: ${sequence}-${Math.floor(Date.now() / 1000)}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The starting point of a stream, and whether changes before it are gone. */
async function startOf(tenantId: string, resume: ResumePoint | null): Promise<{ from: number; isReset: boolean }> {
  if (resume !== null && Date.now() - resume.at.getTime() < replayMs) return { from: resume.sequence, isReset: false };
  return { from: await readNewestSequence(tenantId), isReset: resume !== null };
}

/**
 * Server-sent events of one organization: first `ready` (or `reset` when changes after the resume point were swept), then a
 * `change` for every row that changed. An event's id is a point to resume from; a change may come twice, never not at all.
 */
export function streamChanges(
  tenantId: string,
  resume: ResumePoint | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let safe = 0;
      let isReading = false;
      let isDirty = false;
      let isOpen = true;
      let isStarted = false;
      const seen = new Set<number>();
      const send = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };

      const deliver = (changes: readonly FeedChange[]) => {
        for (const change of changes) {
          if (seen.has(change.sequence)) continue;
          seen.add(change.sequence);
          const { entity, id, status } = change;
          send(frame("change", safe, status === null ? { entity, id } : { entity, id, status }));
        }
        for (const sequence of seen) if (sequence <= safe) seen.delete(sequence);
      };

      const read = async () => {
        isDirty = true;
        if (isReading || !isStarted) return;
        isReading = true;
        try {
          while (isDirty && isOpen) {
            isDirty = false;
            const { changes, safeSequence } = await readChanges(tenantId, safe);
            const advanced = safeSequence > safe;
            safe = safeSequence;
            deliver(changes);
            if (advanced && changes.length > 0) isDirty = true;
          }
        } catch {
          // The database is away: the browser reconnects with its last id and misses nothing.
          stop();
        } finally {
          isReading = false;
        }
      };

      const unsubscribe = await onChange(() => void read());
      const heartbeat = setInterval(() => {
        send(": still here\n\n");
        void read();
      }, heartbeatMs);
      stop = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        void unsubscribe();
        try {
          controller.close();
        } catch {
          // The reader has already cancelled.
        }
      };
      signal.addEventListener("abort", () => stop());
      const { from, isReset } = await startOf(tenantId, resume);
      safe = from;
      isStarted = true;
      send(`retry: 2000\n${frame(isReset ? "reset" : "ready", from, {})}`);
      await read();
    },
    cancel() {
      stop();
    },
  });
}
