import { type ClaimedJob, claimWork, isCall } from "./claim-work";
import { type Driver, driveRun } from "./drive-run";
import { describeError } from "./log";
import { runTimer } from "./run-timers";

export interface Workers {
  /** Looks for due work, now or at the given time. */
  wake(due?: Date): void;
  /** Resolves when no job is under way. */
  idle(): Promise<void>;
  stop(): void;
}

/** pg-boss polls no faster; between notifications this is the floor. */
const pollMs = 500;
const batchSize = 25;
const longestTimerMs = 2 ** 31 - 1;

/** Takes due work as long as there is room and does it. Woken by NOTIFY, by what this process adds, and every 500 ms. */
export function runWorkers(driver: Driver, concurrency: number): Workers {
  const { engine } = driver;
  let active = 0;
  let fetching = false;
  let again = false;
  let stopped = false;
  let idleWaiters: (() => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();

  async function work(job: ClaimedJob): Promise<void> {
    try {
      if (isCall(job)) {
        await driveRun(driver, job);
      } else {
        await runTimer(engine, job);
      }
    } catch (error) {
      engine.log("error", "A job failed.", { kind: job.work.k, reason: describeError(error) });
    }
  }

  function ended(): void {
    active -= 1;
    if (active === 0) {
      for (const resolve of idleWaiters) {
        resolve();
      }
      idleWaiters = [];
    }
    if (again || active === concurrency - 1) {
      wake();
    }
  }

  async function fill(): Promise<void> {
    fetching = true;
    try {
      do {
        again = false;
        const room = Math.min(batchSize, concurrency - active);
        if (room <= 0 || stopped || !driver.link.isReady()) {
          break;
        }
        const { taken, claimed } = await claimWork(engine, room);
        active += claimed.length;
        for (const job of claimed) {
          void work(job).finally(ended);
        }
        again ||= taken === room;
      } while (again);
    } catch (error) {
      engine.log("warn", "Work could not be taken from the queue.", { reason: describeError(error) });
    } finally {
      fetching = false;
    }
  }

  function wake(due?: Date): void {
    if (stopped) {
      return;
    }
    const delay = due === undefined ? 0 : due.getTime() - Date.now();
    if (delay > 0) {
      // One past the due time by the database's clock; a wake that comes too early is repaired by the poll.
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          wake();
        },
        Math.min(delay + 2, longestTimerMs),
      );
      timers.add(timer);
      return;
    }
    if (fetching) {
      again = true;
      return;
    }
    void fill();
  }

  const poll = setInterval(() => wake(), pollMs);
  return {
    wake,
    idle: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
    stop() {
      stopped = true;
      clearInterval(poll);
      for (const timer of timers) {
        clearTimeout(timer);
      }
    },
  };
}
