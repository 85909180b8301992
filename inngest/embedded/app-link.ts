import { requestApp } from "./call-app";
import { toCanonicalJson } from "./canonical-json";
import { describeError, type Log } from "./log";
import { header, syncAnswerSchema } from "./protocol";
import type { Registry } from "./registry";
import { isSignedBy } from "./sign";

/** The executor's view of the app: whether it is there, and which functions it has. */
export interface AppLink {
  /** Says that a call found nobody; calls wait until a sync succeeds. */
  reportAway(reason: string): void;
  /** Resolves when the app is there, or the executor stops. */
  whenReady(): Promise<void>;
  isReady(): boolean;
  /** Syncs soon: functions may have changed. */
  requestSync(): void;
  close(): void;
}

const steadyMs = 15_000;
const firstRetryMs = 200;
const longestRetryMs = 2000;
const syncTimeoutMs = 60_000;

/** Keeps the functions in step with the app by in-band syncs: at start, on request, every 15 s, and until it is back when it is away. */
export function linkApp(options: {
  appUrl: string;
  signingKey: string;
  registry: Registry;
  log: Log;
  onSynced: () => void;
}): AppLink {
  const { appUrl, signingKey, registry, log } = options;
  const abort = new AbortController();
  const body = toCanonicalJson({ url: appUrl });
  let ready = false;
  let announcedAway = false;
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let syncing = false;
  let again = false;
  let retryMs = firstRetryMs;

  async function sync(): Promise<void> {
    const answer = await requestApp({
      url: appUrl,
      method: "PUT",
      body,
      signingKey,
      headers: { [header.syncKind]: "in_band", [header.serverKind]: "cloud" },
      timeoutMs: syncTimeoutMs,
      signal: abort.signal,
    });
    const signature = answer.headers[header.signature];
    if (answer.status !== 200) {
      throw new Error(`The app answered the sync with status ${answer.status}; do the signing keys agree?`);
    }
    if (!isSignedBy(signingKey, answer.text, typeof signature === "string" ? signature : undefined)) {
      throw new Error("The answer to the sync is not signed by the app.");
    }
    const parsed = syncAnswerSchema.safeParse(JSON.parse(answer.text));
    if (!parsed.success) {
      throw new Error("The answer to the sync could not be read.");
    }
    await registry.store(parsed.data.functions);
    ready = true;
    announcedAway = false;
    const released = waiting;
    waiting = [];
    for (const release of released) {
      release();
    }
    options.onSynced();
  }

  async function turn(): Promise<void> {
    clearTimeout(timer);
    if (syncing) {
      again = true;
      return;
    }
    syncing = true;
    let delay = steadyMs;
    try {
      await sync();
      retryMs = firstRetryMs;
    } catch (error) {
      ready = false;
      delay = retryMs;
      retryMs = Math.min(retryMs * 1.5, longestRetryMs);
      if (!announcedAway && !abort.signal.aborted) {
        announcedAway = true;
        log("warn", "The app is away; runs wait for it.", { reason: describeError(error) });
      }
    }
    syncing = false;
    if (!abort.signal.aborted) {
      timer = setTimeout(() => void turn(), again ? 0 : delay);
      again = false;
    }
  }

  void turn();
  return {
    reportAway() {
      if (ready) {
        ready = false;
        retryMs = firstRetryMs;
        clearTimeout(timer);
        timer = setTimeout(() => void turn(), firstRetryMs);
      }
    },
    whenReady: () =>
      ready || abort.signal.aborted ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    isReady: () => ready,
    requestSync: () => void turn(),
    close() {
      clearTimeout(timer);
      abort.abort();
      for (const release of waiting) {
        release();
      }
    },
  };
}
