import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { claimFile, removeStaleFile } from "./exclusive-file";
import { identifyProcess, isAlive, processIdentitySchema } from "./process-identity";
import { type CapturedProcess, runCaptured } from "./run-captured";
import { StartFailure } from "./start-failure";

/** What the built studio is made of; a change in any of it makes the build stale. */
const sources = [
  "app",
  "components",
  "db",
  "inngest",
  "lib",
  "scripts/build-worker.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** What a whole build leaves. */
const outputs = [join(".next", "BUILD_ID"), join("dist", "render-worker.mjs"), join("dist", "render-page.js")];

/** Run by TypeScript's own process, not part of the build. */
const ignored = /\.test\.tsx?$|\.sql$|^inngest\/embedded\//;

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** SHA-256 over names and bytes of everything the build is made of, and the Node that builds. */
export function hashSources(root: string): string {
  const hash = createHash("sha256").update(process.version);
  const files = sources.flatMap((source) => {
    const path = join(root, source);
    return /\.\w+$/.test(source) ? [path].filter(existsSync) : listFiles(path);
  });
  const names = files.map((path) => relative(root, path).replaceAll("\\", "/")).filter((name) => !ignored.test(name));
  for (const name of names.sort()) {
    const content = readFileSync(join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export interface BuildOptions {
  root: string;
  /** Says what is being done, once, only when there is something to do. */
  onBuild: () => void;
  signal: AbortSignal;
}

const lockSchema = processIdentitySchema;

function markerPath(root: string): string {
  return join(root, ".next", "atelier-build.json");
}

/** Whether the build on disk was made of exactly these sources. */
function isFresh(root: string, hash: string): boolean {
  try {
    return (
      readFileSync(markerPath(root), "utf8").trim() === hash &&
      outputs.every((output) => existsSync(join(root, output)))
    );
  } catch {
    return false;
  }
}

/** Takes the turn to build; a second process waits for the first and then finds its work done. */
async function takeTurn(path: string, signal: AbortSignal): Promise<void> {
  const text = JSON.stringify(identifyProcess(process.pid));
  for (;;) {
    const present = claimFile(path, text);
    if (present === undefined) return;
    let holder: unknown;
    try {
      holder = JSON.parse(present);
    } catch {
      holder = undefined;
    }
    const identity = lockSchema.safeParse(holder);
    if (identity.success && isAlive(identity.data)) await delay(200, undefined, { signal });
    else removeStaleFile(path, present);
  }
}

/**
 * Builds the studio and its workers unless the build on disk is of the same sources. Two processes never build at once.
 * @returns whether it built
 * @throws StartFailure when the folder cannot be written or the build fails (its output is printed before)
 */
export async function buildIfStale({ root, onBuild, signal }: BuildOptions): Promise<boolean> {
  const hash = hashSources(root);
  if (isFresh(root, hash)) return false;
  try {
    accessSync(root, constants.W_OK);
    accessSync(join(root, "node_modules"), constants.W_OK);
  } catch {
    throw new StartFailure(`The studio must be built, and this user may not write in ${root}.`);
  }
  const turn = join(root, "node_modules", ".atelier-build.lock");
  await takeTurn(turn, signal);
  try {
    if (isFresh(root, hash)) return false;
    onBuild();
    rmSync(markerPath(root), { force: true });
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
    const steps: { what: string; args: string[] }[] = [
      { what: "workers", args: ["--import", "tsx", "scripts/build-worker.ts"] },
      { what: "studio", args: [join("node_modules", "next", "dist", "bin", "next"), "build"] },
    ];
    for (const step of steps) requireSuccess(step.what, await runCaptured(step.args, { cwd: root, env, signal }));
    writeFileSync(markerPath(root), `${hash}\n`);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function requireSuccess(what: string, result: CapturedProcess): void {
  if (result.ok) return;
  process.stderr.write(result.output);
  throw new StartFailure(`Building the ${what} failed (${result.how}): its output stands above.`);
}
