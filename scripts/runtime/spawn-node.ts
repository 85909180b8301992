import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const preload = pathToFileURL(join(import.meta.dirname, "die-with-parent.mjs")).href;

/** Environment variables of a process to be started. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface SpawnNodeOptions {
  cwd?: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Starts a Node process in a group of its own, so that Ctrl-C in the terminal reaches the supervisor alone and the parts
 * stop in order. The process ends when this one does, however that happens.
 */
export function spawnNode(args: readonly string[], { cwd, env }: SpawnNodeOptions): ChildProcess {
  return spawn(process.execPath, ["--import", preload, ...args], {
    cwd,
    env: { ...env, ATELIER_SUPERVISOR_PID: String(process.pid) },
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/** Resolves with how a process ended, e.g. `code 1` or `SIGKILL`, or why it never began. Never rejects. */
export function describeEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code ?? "unknown"}`));
  });
}
