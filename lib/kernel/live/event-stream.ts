import { type FeedChange, onChange, readBounds, readChanges } from "./change-feed";

/** Comment lines keep proxies from closing a quiet stream. */
const heartbeatMs = 20_000;

function frame(event: string, id: number, data: unknown): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The starting point of a stream, and whether changes before it are gone. */
async function startOf(tenantId: string, lastEventId: number | null): Promise<{ from: number; isReset: boolean }> {
  const { newest, oldest } = await readBounds(tenantId);
  if (lastEventId === null) return { from: newest, isReset: false };
  const isReset = lastEventId > newest || (oldest > 0 && lastEventId < oldest - 1) || (newest === 0 && lastEventId > 0);
  return { from: isReset ? newest : lastEventId, isReset };
}

/**
 * Server-sent events of one organization: first `ready` (or `reset` when changes after `lastEventId` were swept), then a
 * `change` for every row that changed. An event's id is a point to resume from; a change may come twice, never not at all.
 */
export function streamChanges(tenantId: string, lastEventId: number | null, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let safe = 0;
      let isReading = false;
      let isDirty = false;
      let isOpen = true;
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
        if (isReading) return;
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
      const { from, isReset } = await startOf(tenantId, lastEventId);
      safe = from;
      send(`retry: 2000\n${frame(isReset ? "reset" : "ready", from, {})}`);
      await read();
    },
    cancel() {
      stop();
    },
  });
}
