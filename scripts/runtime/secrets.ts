import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { z } from "zod";
import { masterKeyId } from "@/lib/kernel/crypto/master-keys";
import { StartFailure, systemErrorCode } from "./start-failure";

function isMasterKey(encoded: string): boolean {
  return z.base64().safeParse(encoded).success && Buffer.from(encoded, "base64").length === 32;
}

/** Secrets made once for a data folder. The environment wins over each of them, except the embedded database's. */
export const secretsSchema = z.object({
  BETTER_AUTH_SECRET: z.string().min(32),
  /** Base64 of 32 bytes; after a rotation several, separated by commas: the first seals, all open. */
  ATELIER_MASTER_KEY: z.string().refine((value) => value.split(",").every(isMasterKey), "must be 32 bytes"),
  /** Ids of master keys that were dropped, so that a studio that was started with one knows the file as its own. */
  droppedMasterKeyIds: z.array(z.string()).optional(),
  ATELIER_URL_SIGNING_SECRET: z.string().min(32),
  /** `signkey-prod-` and 64 hexadecimal digits: the SDK hashes the part after the prefix as hex. */
  INNGEST_SIGNING_KEY: z.string().regex(/^signkey-[a-z]+-(?:[0-9a-f]{2}){16,}$/),
  INNGEST_EVENT_KEY: z.string().min(16),
  /** Password of the embedded PostgreSQL's roles `postgres` and `atelier`. */
  POSTGRES_PASSWORD: z.string().min(16),
});

export type Secrets = z.infer<typeof secretsSchema>;

function generateSecrets(): Secrets {
  return {
    BETTER_AUTH_SECRET: randomBytes(48).toString("base64url"),
    ATELIER_MASTER_KEY: randomBytes(32).toString("base64"),
    ATELIER_URL_SIGNING_SECRET: randomBytes(48).toString("base64url"),
    INNGEST_SIGNING_KEY: `signkey-prod-${randomBytes(32).toString("hex")}`,
    INNGEST_EVENT_KEY: randomBytes(32).toString("base64url"),
    POSTGRES_PASSWORD: randomBytes(32).toString("base64url"),
  };
}

/**
 * Reads the secrets of a data folder, and generates them on the first start (mode 600, written whole or not at all).
 * @throws StartFailure when the file is there but cannot be read or understood
 */
export function loadSecrets(path: string): Secrets {
  if (!existsSync(path)) {
    const secrets = generateSecrets();
    writeWhole(path, `${JSON.stringify(secrets, null, 2)}\n`);
    return secrets;
  }
  let text: string;
  try {
    text = readFileSync(path, "utf8");
    if ((statSync(path).mode & 0o077) !== 0 && process.platform !== "win32") chmodSync(path, 0o600);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "EACCES" || code === "EPERM") {
      throw new StartFailure(
        `The secrets in ${path} may not be read by this user; start Atelier as the user who started it first.`,
      );
    }
    throw new StartFailure(
      `The data folder is corrupt: ${path} cannot be read (${code ?? "unknown error"}); restore it from a backup.`,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new StartFailure(`The data folder is corrupt: ${path} is not valid JSON; restore it from a backup.`);
  }
  const parsed = secretsSchema.safeParse(content);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".") || "the file"))].join(", ");
    throw new StartFailure(
      `The data folder is corrupt: ${path} has no valid value for ${names}; restore it from a backup.`,
    );
  }
  return parsed.data;
}

/**
 * Makes a new master key and puts it before the ones there are. A running studio reads it from the file.
 * @returns the keys, the new one first
 */
export function addMasterKey(path: string): string[] {
  const keys = [randomBytes(32).toString("base64"), ...loadSecrets(path).ATELIER_MASTER_KEY.split(",")];
  writeMasterKeys(path, keys);
  return keys;
}

/** Forgets all master keys but the first. */
export function dropOldMasterKeys(path: string): void {
  const { ATELIER_MASTER_KEY, droppedMasterKeyIds = [] } = loadSecrets(path);
  const [first = "", ...old] = ATELIER_MASTER_KEY.split(",");
  writeMasterKeys(path, [first], [...droppedMasterKeyIds, ...old.map(masterKeyId)]);
}

function writeMasterKeys(path: string, keys: readonly string[], droppedMasterKeyIds?: readonly string[]): void {
  const dropped = droppedMasterKeyIds === undefined ? {} : { droppedMasterKeyIds };
  const secrets = { ...loadSecrets(path), ATELIER_MASTER_KEY: keys.join(","), ...dropped };
  writeWhole(path, `${JSON.stringify(secrets, null, 2)}\n`);
}

function writeWhole(path: string, text: string): void {
  const next = `${path}.${process.pid}`;
  const file = openSync(next, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
