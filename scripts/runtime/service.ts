import { createInterface } from "node:readline";
import { killGroup, signalProcess } from "./process-identity";
import { describeEnd, spawnNode } from "./spawn-node";

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

export interface NodeServiceOptions {
  /** Arguments for Node: script and its arguments, loader flags first. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Lines that are not shown. */
  hide?: RegExp;
  /** Called with every line of standard error, besides showing it. */
  onErrorLine?: (line: string) => void;
}

/** Starts a Node process as a part of Atelier and shows what it writes. */
export function spawnNodeService(options: NodeServiceOptions): RunningService {
  const child = spawnNode(options.args, { env: options.env });
  const ended = describeEnd(child);
  createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
    if (options.hide?.test(line) !== true) process.stdout.write(`${line}\n`);
  });
  createInterface({ input: child.stderr ?? process.stdin }).on("line", (line) => {
    options.onErrorLine?.(line);
    if (options.hide?.test(line) !== true) process.stderr.write(`${line}\n`);
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
