import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartFailure, systemErrorCode } from "./start-failure";

/** Where everything embedded lives; all paths are absolute. */
export interface DataFolder {
  root: string;
  postgres: string;
  objects: string;
  logs: string;
  secrets: string;
}

/** Majors of PostgreSQL's on-disk format are not compatible; the embedded server reads this one. */
export const embeddedPostgresMajor = 18;

/**
 * Makes the data folder and checks what is in it before anything is started.
 * @throws StartFailure naming the folder and what is wrong with it
 */
export function prepareDataFolder(path: string): DataFolder {
  const root = resolve(path);
  const folder: DataFolder = {
    root,
    postgres: join(root, "postgres"),
    objects: join(root, "objects"),
    logs: join(root, "logs"),
    secrets: join(root, "secrets.json"),
  };
  try {
    // 711: the unprivileged database user must pass through, and has no business listing.
    if (mkdirSync(root, { recursive: true }) !== undefined) chmodSync(root, 0o711);
    if (!statSync(root).isDirectory()) throw new StartFailure(`The data folder ${root} is a file, not a folder.`);
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const child of [folder.objects, folder.logs]) {
      mkdirSync(child, { recursive: true, mode: 0o700 });
      accessSync(child, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    throw describeFolderError(root, error);
  }
  checkPostgresFolder(folder);
  return folder;
}

function describeFolderError(root: string, error: unknown): Error {
  const code = systemErrorCode(error);
  if (code === "EACCES" || code === "EPERM") {
    return new StartFailure(
      `The data folder ${root} may not be read and written by this user; change its owner or set ATELIER_DATA.`,
    );
  }
  if (code === "EROFS")
    return new StartFailure(`The data folder ${root} is on a read-only file system; set ATELIER_DATA.`);
  if (code === "ENOSPC") return new StartFailure(`There is no space left on the disk of the data folder ${root}.`);
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new StartFailure(`The data folder ${root} cannot be made because a part of its path is a file.`);
  }
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * A database directory is absent, or whole. One without its version file or without secrets.json (which holds its
 * password) is never repaired silently: that would mean an empty studio in place of somebody's work.
 */
function checkPostgresFolder(folder: DataFolder): void {
  if (!existsSync(folder.postgres)) return;
  const corrupt = (what: string): StartFailure =>
    new StartFailure(
      `The data folder ${folder.root} is corrupt: ${what}; restore it from a backup or choose another with ATELIER_DATA.`,
    );
  let entries: string[];
  let version: string | undefined;
  try {
    entries = readdirSync(folder.postgres);
    version = entries.includes("PG_VERSION")
      ? readFileSync(join(folder.postgres, "PG_VERSION"), "utf8").trim()
      : undefined;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "EACCES" || code === "EPERM") {
      throw new StartFailure(
        `The database folder ${folder.postgres} may not be read by this user; start Atelier as the user who started it first.`,
      );
    }
    throw corrupt("postgres is not a folder");
  }
  if (version === undefined) throw corrupt("postgres has no PG_VERSION");
  if (!entries.includes("global") || !existsSync(join(folder.postgres, "global", "pg_control"))) {
    throw corrupt("postgres has no global/pg_control");
  }
  if (version !== String(embeddedPostgresMajor)) {
    throw new StartFailure(
      `The data folder ${folder.root} was made by PostgreSQL ${version.slice(0, 20)} and this release brings ${embeddedPostgresMajor}; move the data with pg_dump or choose another folder with ATELIER_DATA.`,
    );
  }
  if (!existsSync(folder.secrets)) throw corrupt("postgres is there but secrets.json is missing");
}
