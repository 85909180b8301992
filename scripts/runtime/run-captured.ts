import { killGroup } from "./process-identity";
import { describeEnd, spawnNode } from "./spawn-node";

export interface CapturedProcess {
  ok: boolean;
  /** How it ended, e.g. `code 1`. */
  how: string;
  /** Standard output and standard error as they came. */
  output: string;
}

export interface CaptureOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Kills the process and everything it started. */
  signal?: AbortSignal;
  /** Receives what the process sends over its channel. */
  onMessage?: (message: unknown) => void;
}

/** Runs Node with arguments to its end and keeps what it writes, so that it can be shown only when it fails. */
export async function runCaptured(args: readonly string[], options: CaptureOptions): Promise<CapturedProcess> {
  const child = spawnNode(args, options);
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  if (options.onMessage !== undefined) child.on("message", options.onMessage);
  const abort = () => {
    if (child.pid !== undefined) killGroup(child.pid);
    child.kill("SIGKILL");
  };
  options.signal?.addEventListener("abort", abort, { once: true });
  const how = await describeEnd(child);
  options.signal?.removeEventListener("abort", abort);
  return { ok: how === "code 0", how, output: Buffer.concat(chunks).toString("utf8") };
}
