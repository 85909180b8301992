import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { closeDatabase, directDatabaseUrl } from "@/db/client";
import { refreshMs } from "@/lib/kernel/crypto/master-keys";
import { resetEnv } from "@/lib/kernel/env";
import { countOld, resealAll } from "./rotate-keys/reseal";
import { readEnvironment } from "./runtime/environment";
import { findDatabaseUrl } from "./runtime/find-database";
import { addMasterKey, dropOldMasterKeys, loadSecrets } from "./runtime/secrets";

const usage = `npm run keys:rotate               seals every stored secret with a new master key; the studio goes on running
npm run keys:rotate -- --drop-old  the same, and forgets the keys before, with which older backups cannot be read any more`;

/** Advisory lock of the database that a rotation holds. */
const rotationLock = 7_203_881;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Seals everything anew and says what it did. */
async function resealAndTell(): Promise<void> {
  for (const { column, resealed, unreadable } of await resealAll()) {
    say(`${column}: ${resealed} sealed anew${unreadable === 0 ? "" : `, ${unreadable} that no key opens`}`);
  }
}

/** Where the keys are in a file: a new one first, unless an interrupted rotation is to be finished. */
async function prepareKeyFile(path: string): Promise<void> {
  process.env.ATELIER_MASTER_KEY = loadSecrets(path).ATELIER_MASTER_KEY;
  resetEnv();
  const isInterrupted = process.env.ATELIER_MASTER_KEY.includes(",") && (await countOld()) > 0;
  if (isInterrupted) say("A rotation was interrupted; it goes on with its key.");
  else {
    process.env.ATELIER_MASTER_KEY = addMasterKey(path).join(",");
    resetEnv();
    say(`A new master key stands first in ${path}.`);
  }
  // By then everything that runs seals with the new key.
  await delay(2 * refreshMs);
}

async function run(options: readonly string[]): Promise<void> {
  if (options.some((option) => option !== "--drop-old")) throw new Error(usage);
  const env = readEnvironment(resolve(import.meta.dirname, ".."));
  process.env.DATABASE_URL = await findDatabaseUrl();
  resetEnv();
  const path = join(resolve(env.ATELIER_DATA), "secrets.json");
  const isInFile = env.ATELIER_MASTER_KEY === undefined;
  if (isInFile && !existsSync(path))
    throw new Error(`There is no ${path}; start the studio once, or set ATELIER_DATA.`);
  if (!isInFile && env.ATELIER_MASTER_KEY?.includes(",") !== true)
    throw new Error(
      "ATELIER_MASTER_KEY is set and has one key. Put a new one before it, separated by a comma (openssl rand -base64 32), restart the studio with both, then run this again.",
    );
  await rotateAlone(async () => {
    if (isInFile) await prepareKeyFile(path);
    await resealAndTell();
    await finish({ isInFile, path, mustDrop: options.includes("--drop-old") });
  });
}

/** Two rotations at once would each write a file without the other's new key. The lock goes with its connection. */
async function rotateAlone(work: () => Promise<void>): Promise<void> {
  const client = postgres(directDatabaseUrl(), { max: 1, onnotice: () => undefined });
  try {
    const [row] = await client<{ held: boolean }[]>`select pg_try_advisory_lock(${rotationLock}) as held`;
    if (row?.held !== true) throw new Error("Another rotation is under way; wait until it has ended.");
    await work();
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function finish({ isInFile, path, mustDrop }: { isInFile: boolean; path: string; mustDrop: boolean }) {
  const old = await countOld();
  if (old > 0) throw new Error(`${old} values are still sealed with an older key, which has to stay.`);
  if (!isInFile) say("Everything is sealed with the first key; the others can go from ATELIER_MASTER_KEY.");
  else if (mustDrop) {
    dropOldMasterKeys(path);
    say("The keys before are forgotten.");
  } else say("The keys before stay in the file for older backups; --drop-old forgets them.");
}

try {
  await run(process.argv.slice(2));
  await closeDatabase();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  await closeDatabase();
}
