import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { getEnv, requireEnv } from "@/lib/kernel/env";

export interface MasterKey {
  /** First bytes of the key's SHA-256; they stand in what it seals. */
  id: Buffer;
  key: Buffer;
}

export const keyIdBytes = 4;
/** Longest time, ms, that a running process goes on sealing with a key that is not the first one any more. */
export const refreshMs = 1000;

const secretsFile = z.object({
  ATELIER_MASTER_KEY: z.string(),
  /** Ids, in hexadecimal, of keys that a rotation has dropped. */
  droppedMasterKeyIds: z.array(z.string()).default([]),
});

function parseKey(encoded: string): MasterKey {
  const key = Buffer.from(encoded.trim(), "base64");
  if (key.length !== 32) throw new Error("ATELIER_MASTER_KEY must be 32 bytes in base64.");
  return { key, id: createHash("sha256").update(key).digest().subarray(0, keyIdBytes) };
}

const parseKeys = (text: string) => text.split(",").map(parseKey);

/** Id of a key in base64, in hexadecimal. */
export function masterKeyId(encoded: string): string {
  return parseKey(encoded).id.toString("hex");
}

interface Loaded {
  /** Where they come from: another variable means other keys. */
  variable: string;
  keys: MasterKey[];
  checkedAt: number;
  /** Time and size of the file when it was read. */
  fileState: string;
}

let loaded: Loaded | undefined;

function stateOf(path: string): string {
  const state = statSync(path, { throwIfNoEntry: false });
  return state === undefined ? "" : `${state.mtimeMs} ${state.size} ${state.ino}`;
}

interface KeyFile {
  keys: MasterKey[];
  /** Ids of the keys in it and of those it once had. */
  knownIds: Set<string>;
}

/** The keys in the data folder; undefined when there is no such file, or it cannot be read just now. */
function readKeyFile(path: string): KeyFile | undefined {
  try {
    const content = secretsFile.parse(JSON.parse(readFileSync(path, "utf8")));
    const keys = parseKeys(content.ATELIER_MASTER_KEY);
    return { keys, knownIds: new Set([...content.droppedMasterKeyIds, ...keys.map(({ id }) => id.toString("hex"))]) };
  } catch {
    return undefined;
  }
}

/**
 * The variable's keys. Where they come from the data folder, a rotation has put a new one before them in its file since the
 * process was started: then those of the file hold. A file that knows none of the variable's keys is somebody else's.
 */
function masterKeys(mustLook: boolean): MasterKey[] {
  const variable = requireEnv("ATELIER_MASTER_KEY");
  const isKnown = loaded !== undefined && loaded.variable === variable;
  if (loaded !== undefined && isKnown && !mustLook && Date.now() - loaded.checkedAt < refreshMs) return loaded.keys;
  const path = join(getEnv().ATELIER_DATA, "secrets.json");
  const fileState = stateOf(path);
  if (loaded !== undefined && isKnown && loaded.fileState === fileState) {
    loaded.checkedAt = Date.now();
    return loaded.keys;
  }
  const before = loaded !== undefined && isKnown ? loaded.keys : parseKeys(variable);
  const file = fileState === "" ? undefined : readKeyFile(path);
  const isOurs = before.some(({ id }) => file?.knownIds.has(id.toString("hex")) === true);
  // Keys that the file has dropped still open what a transaction under way has read.
  const kept = before.filter((key) => file?.keys.every(({ id }) => !id.equals(key.id)) === true);
  const keys = isOurs && file !== undefined ? [...file.keys, ...kept] : before;
  // A file that could not be read just now is looked at again.
  loaded = { variable, keys, checkedAt: Date.now(), fileState: file === undefined ? "" : fileState };
  return keys;
}

/** The key that seals: the first one. */
export function sealingKey(): MasterKey {
  const [key] = masterKeys(false);
  if (key === undefined) throw new Error("ATELIER_MASTER_KEY is empty.");
  return key;
}

/** The key with this id. @returns undefined when neither the variable nor the data folder has it */
export function findMasterKey(id: Buffer): MasterKey | undefined {
  const find = (keys: readonly MasterKey[]) => keys.find((key) => key.id.equals(id));
  return find(masterKeys(false)) ?? find(masterKeys(true));
}
