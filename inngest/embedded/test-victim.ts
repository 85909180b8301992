import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A process of a script that is started again each time it is killed. */
export class Victim {
  #child: ChildProcess | undefined;
  /** What it wrote to both outputs so far. */
  output = "";

  constructor(
    readonly script: string,
    readonly env: Record<string, string>,
  ) {}

  start(): void {
    const child = spawn(process.execPath, ["--import", "tsx", this.script], {
      env: { ...process.env, ...this.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output += chunk.toString("utf8");
      });
    }
    this.#child = child;
  }

  /** Ends it and resolves with its exit code when it is gone. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    const [code] = await gone;
    return typeof code === "number" ? code : null;
  }
}
