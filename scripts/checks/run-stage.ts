import { spawn } from "node:child_process";
import { signalProcess } from "@/scripts/runtime/process-identity";
import type { Variables } from "@/scripts/runtime/spawn-node";

export interface StageResult {
  ok: boolean;
  /** Everything it wrote. */
  output: string;
  durationMs: number;
}

const defaultLimitMs = 15 * 60_000;

/** A command of node_modules/.bin or the system, with its arguments. */
export type StageCommand = readonly [command: string, ...args: string[]];

export interface StageOptions {
  env?: Variables;
  /** Shows the output while it comes instead of only keeping it. */
  live?: boolean;
  /** Kills the command, and fails it, when it takes longer. */
  limitMs?: number;
}

/** Runs one command to its end without standard input. Never rejects. */
export function runStage([command, ...args]: StageCommand, options: StageOptions = {}): Promise<StageResult> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      shell: process.platform === "win32",
    });
    const end = (signal: NodeJS.Signals) => child.pid !== undefined && signalProcess(child.pid, signal);
    const limit = setTimeout(() => end("SIGKILL"), options.limitMs ?? defaultLimitMs);
    // A group of its own, so that nothing it started outlives it; hence signals have to be handed on.
    const interrupt = () => end("SIGTERM");
    process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("disconnect", interrupt);
    const chunks: Buffer[] = [];
    const finish = (ok: boolean, note = "") => {
      clearTimeout(limit);
      process.off("SIGINT", interrupt).off("SIGTERM", interrupt).off("disconnect", interrupt);
      resolve({ ok, output: Buffer.concat(chunks).toString("utf8") + note, durationMs: Date.now() - started });
    };
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (options.live === true) to.write(chunk);
      });
    }
    child.once("error", (error) => finish(false, `${error.message}\n`));
    child.once("close", (code, signal) => finish(code === 0, signal === null ? "" : `\nended by ${signal}\n`));
  });
}

/** `  1.2 s` for tables of stages. */
export function formatDuration(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
