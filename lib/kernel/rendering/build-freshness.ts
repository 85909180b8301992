import { execFile } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

/** What `scripts/build-worker.ts` bundles, relative to the project. */
const bundles = { worker: "dist/render-worker.mjs", page: "dist/render-page.js" } as const;
const sources = [
  "lib/render",
  "lib/kernel/rendering",
  "lib/kernel/ai/built-in",
  "lib/kernel/ai/image-analysis",
  "lib/kernel/rendering3d/page",
  "lib/kernel/rendering3d/render-request.ts",
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
  const built = Object.values(bundles).map(
    (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs,
  );
  if (built.includes(undefined)) return true;
  if (process.env.NODE_ENV === "production") return false;
  const oldest = Math.min(...built.map((time) => time ?? 0));
  return sources.some((source) => newestChange(path.join(root, source)) > oldest);
}

let building: Promise<void> | undefined;

/**
 * Path of a bundle, built first when it is missing or, outside production, older than its sources. A process of its own
 * builds it, so that the bundler is no part of the server.
 */
async function ensureBundle(name: keyof typeof bundles): Promise<string> {
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
  return path.join(root, bundles[name]);
}

/** The code of the rendering threads. */
export const ensureWorkerBundle = (): Promise<string> => ensureBundle("worker");

/** The script of the page that renders models. */
export const ensurePageBundle = (): Promise<string> => ensureBundle("page");
