import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartFailure } from "./start-failure";

/** The unprivileged user that PostgreSQL runs as when Atelier runs as root; PostgreSQL refuses to be root. */
export interface PostgresUser {
  uid: number;
  gid: number;
}

const userName = "postgres";

function readId(flag: "-u" | "-g"): number | undefined {
  const result = spawnSync("id", [flag, userName], { encoding: "utf8" });
  return result.status === 0 ? Number.parseInt(result.stdout, 10) : undefined;
}

/**
 * The user to run PostgreSQL as: undefined when this process is no root, else `postgres`, made when it is missing.
 * @throws StartFailure when it cannot be made
 */
export function findPostgresUser(): PostgresUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (readId("-u") === undefined) {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", userName], {
        stdio: "ignore",
      });
    } catch {
      throw new StartFailure(
        `PostgreSQL refuses to run as root and the user "${userName}" could not be made; start Atelier as an ordinary user or set DATABASE_URL.`,
      );
    }
  }
  const uid = readId("-u");
  const gid = readId("-g");
  if (uid === undefined || gid === undefined)
    throw new StartFailure(`The user "${userName}" has no id on this machine.`);
  return { uid, gid };
}

/**
 * Checks that the database user can pass through every folder above `path`.
 * @param purpose what is at the path, as the subject of the sentence
 * @throws StartFailure naming the folder that stops it
 */
export function requireReachable(path: string, user: PostgresUser, purpose: string): void {
  const nearest = nearestExisting(path);
  // The system itself answers, so that access lists and mount options count too.
  const probe = spawnSync("/bin/sh", ["-c", 'cd -- "$1" && test -x .', "sh", nearest], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
  if (probe.status === 0) return;
  const barrier = findBarrier(nearest, user) ?? nearest;
  throw new StartFailure(
    `${purpose} cannot be reached: as root, PostgreSQL runs as the user "${userName}", who may not enter ${barrier}; allow it with "chmod o+x ${barrier}", choose another folder, or start Atelier as an ordinary user.`,
  );
}

function nearestExisting(path: string): string {
  let current = path;
  while (!(existsSync(current) && statSync(current).isDirectory())) current = dirname(current);
  return current;
}

function findBarrier(path: string, user: PostgresUser): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : findBarrier(parent, user);
  if (above !== undefined) return above;
  const { uid, gid, mode } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? path : undefined;
}
