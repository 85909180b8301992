import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findFreePort } from "@/scripts/runtime/ports";
import { describeEnd, type Variables } from "@/scripts/runtime/spawn-node";

const root = resolve(import.meta.dirname, "..", "..");

/** An empty data folder that the unprivileged database user can pass through. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "atelier-data-"));
  chmodSync(folder, 0o711);
  return folder;
}

export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export interface StudioRun {
  child: ChildProcess;
  /** Standard output so far. */
  stdout: () => string;
  /** Standard error so far. */
  stderr: () => string;
  /** How it ended: `code 0`, `SIGKILL` … */
  ended: Promise<string>;
}

/** Runs `npm start`'s own entry point with some variables, in a group of its own. */
export function spawnStudio(env: Variables): StudioRun {
  const child = spawn(process.execPath, [join(root, "scripts", "start.mjs")], {
    cwd: root,
    // What belongs to npm or the test runner would otherwise reach the studio.
    env: { ...withoutRunner(process.env), NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString("utf8")));
  return { child, stdout: () => output.stdout, stderr: () => output.stderr, ended: describeEnd(child) };
}

function withoutRunner(env: Variables): Variables {
  const foreign = /^(npm_|VITEST|PW_|PLAYWRIGHT_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|NO_COLOR$|FORCE_COLOR$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

export interface RunningStudio extends StudioRun {
  url: string;
  port: number;
  /** E-mail address and password of the demo organization's person, where one was made. */
  login: { email: string; password: string } | undefined;
  /** Ends it as Ctrl-C does and resolves with how it ended. */
  stop: () => Promise<string>;
}

/**
 * Starts a studio and waits until it says that it is ready.
 * @throws with everything it wrote when it ends before
 */
export async function startStudio(env: Variables): Promise<RunningStudio> {
  const port = await findFreePort();
  const run = spawnStudio({ PORT: String(port), ...env });
  await new Promise<void>((ready, reject) => {
    run.child.stdout?.on("data", () => {
      if (run.stdout().includes("Stop with Ctrl-C.")) ready();
    });
    void run.ended.then((how) => reject(new Error(`The studio ended with ${how}:\n${run.stdout()}${run.stderr()}`)));
  });
  const [, email, password] = /^Demo login: (\S+) {2}password: (\S+)$/m.exec(run.stdout()) ?? [];
  return {
    ...run,
    port,
    url: `http://localhost:${port}`,
    login: email === undefined || password === undefined ? undefined : { email, password },
    stop() {
      run.child.kill("SIGINT");
      return run.ended;
    },
  };
}
