import { describeError, type Log } from "./log";

export interface Repeated {
  /** Runs the task soon, whatever its pace. */
  now(): void;
  stop(): void;
}

/** Runs a task now and at a pace, never twice at once. The task may answer a time to run at earlier than that. */
export function repeat(paceMs: number, log: Log, task: () => Promise<Date | undefined>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let again = false;
  let stopped = false;

  async function turn(): Promise<void> {
    clearTimeout(timer);
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    let delay = paceMs;
    try {
      const next = await task();
      if (next !== undefined) {
        delay = Math.max(0, Math.min(paceMs, next.getTime() - Date.now() + 2));
      }
    } catch (error) {
      log("warn", "A periodic task failed; it is tried again.", { reason: describeError(error) });
    }
    busy = false;
    if (!stopped) {
      timer = setTimeout(() => void turn(), again ? 0 : delay);
      again = false;
    }
  }

  void turn();
  return {
    now() {
      if (!stopped) {
        void turn();
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
