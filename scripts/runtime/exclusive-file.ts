import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { systemErrorCode } from "./start-failure";

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Makes a file that only one process can make.
 * @returns undefined when it is ours now, else the text of the file that is already there
 */
export function claimFile(path: string, text: string): string | undefined {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, text, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A hard link appears whole or not at all, and only if nobody else's is there.
        linkSync(mine, path);
        return undefined;
      } catch (error) {
        if (systemErrorCode(error) !== "EEXIST") throw error;
      }
      const present = readIfThere(path);
      if (present !== undefined) return present;
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Removes a claimed file whose maker is gone, but only while it still holds `text`: never one claimed since. */
export function removeStaleFile(path: string, text: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return;
    throw error;
  }
  if (readIfThere(aside) !== text) {
    try {
      linkSync(aside, path);
    } catch {
      // Somebody has claimed it anew meanwhile; the caller's next try reads theirs.
    }
  }
  rmSync(aside, { force: true });
}

/** Replaces a file that this process owns; readers see the old text or the new one. */
export function replaceFile(path: string, text: string): void {
  const next = `${path}.${process.pid}`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
}
