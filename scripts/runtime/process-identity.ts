import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";

/** A process that stays itself even where the system reuses its number. */
export const processIdentitySchema = z.object({
  pid: z.number().int().positive(),
  /** When the system says it began: clock ticks since boot on Linux, a date on macOS, empty where nothing is known. */
  startedAt: z.string(),
});

export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** When a process began, in the system's own notation; undefined when there is no such process. */
export function readStartOfProcess(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The second field is the name in parentheses and may hold anything; field 3 is the state, field 22 the start.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  if (!isPidTaken(pid)) return undefined;
  if (process.platform === "win32") return "";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

function isPidTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Name of a process's program on systems without /proc, empty when there is no such process. */
export function readProcessName(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

export function identifyProcess(pid: number): ProcessIdentity {
  return { pid, startedAt: readStartOfProcess(pid) ?? "" };
}

/** Whether exactly this process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return readStartOfProcess(identity.pid) === identity.startedAt;
}

/** Sends a signal to the process's own group where it leads one, else to the process; a process already gone is fine. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  for (const target of process.platform === "win32" ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // No such group or process: try the next form.
    }
  }
}

/** Kills what is left of the group that an ended process led. */
export function killGroup(leader: number): void {
  if (process.platform === "win32") return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Nothing was left.
  }
}

/** Waits until none of the processes runs any more, at most `limitMs`; returns those that still do. */
export async function waitForEnd(identities: readonly ProcessIdentity[], limitMs: number): Promise<ProcessIdentity[]> {
  const deadline = Date.now() + limitMs;
  let left = identities.filter(isAlive);
  while (left.length > 0 && Date.now() < deadline) {
    await delay(25);
    left = left.filter(isAlive);
  }
  return left;
}

/** Linux: processes whose working directory is `folder`, as a PostgreSQL server's is its data directory. */
export function findProcessesIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}
