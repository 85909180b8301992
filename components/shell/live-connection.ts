import { type Change, parseChange, readStream, StreamRefused } from "./live-stream";

export type LiveState = "connecting" | "live" | "polling";

/** What tabs tell each other. */
type TabMessage =
  | { kind: "change"; change: Change; lastEventId: string | undefined }
  | { kind: "reset" }
  | { kind: "state"; state: LiveState; lastEventId: string | undefined }
  | { kind: "hello" };

export interface LiveConnectionOptions {
  url: string;
  /** Tabs with the same key share one stream: the organization and the person. */
  shareKey: string;
  onChange: (change: Change) => void;
  /** Everything may have changed (the stream was interrupted for too long, or is polled instead). */
  onReset: () => void;
  onState: (state: LiveState) => void;
}

const pollMs = 6_000;
const backoffMs = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Reloads now and then while nothing announces changes; only in a tab that somebody sees. */
function startPolling(onReset: () => void): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") onReset();
  }, pollMs);
  return () => clearInterval(timer);
}

/**
 * Keeps the tab up to date. Of all tabs of a browser one leads: it holds a Web Lock and the only stream, and passes
 * on what it hears; when it closes the next one takes over where it stopped, because every tab remembers the last
 * event's id. Without Web Locks (pages served without TLS) the tab polls.
 */
export function connectLive({ url, shareKey, onChange, onReset, onState }: LiveConnectionOptions): () => void {
  const stop = new AbortController();
  if (navigator.locks === undefined || typeof BroadcastChannel === "undefined") {
    onState("polling");
    return startPolling(onReset);
  }

  const channel = new BroadcastChannel(`atelier-live:${shareKey}`);
  const post = (message: TabMessage) => channel.postMessage(message);
  let lastEventId: string | undefined;
  let leading = false;
  let state: LiveState = "connecting";
  let stopPolling: (() => void) | null = null;

  const enter = (next: LiveState) => {
    state = next;
    onState(next);
    if (next === "polling") stopPolling ??= startPolling(onReset);
    if (next !== "polling") {
      stopPolling?.();
      stopPolling = null;
    }
  };
  channel.onmessage = (event: MessageEvent<TabMessage>) => {
    const message = event.data;
    if (message.kind === "hello" && leading) post({ kind: "state", state, lastEventId });
    if (message.kind === "state" && !leading) {
      lastEventId = message.lastEventId ?? lastEventId;
      enter(message.state);
    }
    if (message.kind === "reset") onReset();
    if (message.kind === "change") {
      lastEventId = message.lastEventId;
      onChange(message.change);
    }
  };

  const lead = async (): Promise<void> => {
    leading = true;
    let failures = 0;
    let opened = false;
    while (!stop.signal.aborted) {
      try {
        await readStream({
          url,
          lastEventId,
          signal: stop.signal,
          onOpen: () => {
            // Without a position nothing can be replayed, so what happened in between is loaded afresh.
            if (opened && lastEventId === undefined) {
              onReset();
              post({ kind: "reset" });
            }
            opened = true;
            failures = 0;
            enter("live");
          },
          onMessage: (message) => {
            lastEventId = message.lastEventId ?? lastEventId;
            if (message.event === "ready") post({ kind: "state", state: "live", lastEventId });
            if (message.event === "reset") {
              onReset();
              post({ kind: "reset" });
              return;
            }
            const change = message.event === "change" ? parseChange(message.data) : null;
            if (change === null) return;
            onChange(change);
            post({ kind: "change", change, lastEventId });
          },
        });
      } catch (cause) {
        if (cause instanceof StreamRefused) return;
        failures += 1;
      }
      if (stop.signal.aborted) return;
      const next = failures >= 3 ? "polling" : "connecting";
      enter(next);
      post({ kind: "state", state: next, lastEventId });
      await pause(backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 20_000, stop.signal);
    }
  };

  post({ kind: "hello" });
  navigator.locks.request(`atelier-live:${shareKey}`, { signal: stop.signal }, lead).catch(() => {
    // Only the abort below ends the wait for the lock.
  });
  return () => {
    stop.abort();
    stopPolling?.();
    channel.close();
  };
}
