import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { killGroup, signalProcess } from "./process-identity";

/** A long-running part of Atelier, while it runs. */
export interface RunningService {
  pid: number;
  /** Resolves with a description of how it ended, e.g. `code 1` or `SIGKILL`. Never rejects. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts a part; calls `spawned` as soon as there is a process, and resolves when the part answers. */
export type StartService = (spawned: (service: RunningService) => void) => Promise<void>;

/** A child that does not end on SIGTERM in this time is killed. */
const stopLimitMs = 8000;

export function describeEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code ?? "unknown"}`));
  });
}

export interface NodeServiceOptions {
  /** Arguments for Node: script and its arguments, loader flags first. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Lines of standard output that are not shown. */
  hide?: RegExp;
  /** Called with every line of standard error, besides showing it. */
  onErrorLine?: (line: string) => void;
}

/**
 * Starts a Node process in a group of its own, so that Ctrl-C in the terminal reaches the supervisor alone and the parts
 * stop in order. The process ends when this one does, however that happens.
 */
export function spawnNodeService(options: NodeServiceOptions): RunningService {
  const preload = pathToFileURL(join(import.meta.dirname, "die-with-parent.mjs")).href;
  const child = spawn(process.execPath, ["--import", preload, ...options.args], {
    env: options.env,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = describeEnd(child);
  createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
    if (options.hide?.test(line) !== true) process.stdout.write(`${line}\n`);
  });
  createInterface({ input: child.stderr ?? process.stdin }).on("line", (line) => {
    options.onErrorLine?.(line);
    process.stderr.write(`${line}\n`);
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    ended,
    async stop() {
      if (pid === 0) return;
      const force = setTimeout(() => signalProcess(pid, "SIGKILL"), stopLimitMs);
      child.kill("SIGTERM");
      await ended;
      clearTimeout(force);
      killGroup(pid);
    },
  };
}
