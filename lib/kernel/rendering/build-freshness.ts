import { execFile } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

/** The bundled worker, relative to the project. */
export const workerBundle = "dist/render-worker.mjs";
const sources = [
  "lib/render",
  "lib/kernel/rendering",
  "lib/kernel/ai/built-in",
  "lib/kernel/ai/image-analysis",
  "lib/kernel/errors.ts",
  "scripts/build-worker.ts",
];

function newestChange(file: string): number {
  const facts = statSync(file);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(file).map((name) => (name.endsWith(".test.ts") ? 0 : newestChange(path.join(file, name)))),
  );
}

function isStale(root: string): boolean {
  const built = statSync(path.join(root, workerBundle), { throwIfNoEntry: false });
  if (!built) return true;
  if (process.env.NODE_ENV === "production") return false;
  return sources.some((source) => newestChange(path.join(root, source)) > built.mtimeMs);
}

let building: Promise<void> | undefined;

/**
 * Path of the worker bundle, built first when it is missing or, outside production, older than its sources. A process of
 * its own builds it, so that the bundler is no part of the server.
 */
export async function ensureWorkerBundle(): Promise<string> {
  const root = process.cwd();
  building ??= isStale(root)
    ? promisify(execFile)(process.execPath, ["--import", "tsx", path.join(root, "scripts/build-worker.ts")], {
        cwd: root,
        timeout: 60_000,
      }).then(() => undefined)
    : Promise.resolve();
  try {
    await building;
  } catch (error) {
    building = undefined;
    throw error;
  }
  return path.join(root, workerBundle);
}
