import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareDataFolder } from "./data-folder";
import { findPostgresUser, requireReachable } from "./postgres-user";
import { loadSecrets } from "./secrets";

let parent = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "atelier-folder-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** A cluster as far as the checks look at it. */
function writeCluster(root: string, version = "18\n"): void {
  mkdirSync(join(root, "postgres", "global"), { recursive: true });
  writeFileSync(join(root, "postgres", "PG_VERSION"), version);
  writeFileSync(join(root, "postgres", "global", "pg_control"), "");
}

describe("data folder", () => {
  it("is made with everything below it, passable and not listable for others", () => {
    const folder = prepareDataFolder(join(parent, "deep", "data"));
    expect(statSync(folder.root).mode & 0o777).toBe(0o711);
    expect(statSync(folder.objects).mode & 0o777).toBe(0o700);
    expect(statSync(folder.logs).mode & 0o777).toBe(0o700);
    expect(prepareDataFolder(folder.root)).toEqual(folder);
  });

  it("is refused when it is a file, or below one", () => {
    const file = join(parent, "file");
    writeFileSync(file, "");
    expect(() => prepareDataFolder(file)).toThrow(/is a file|part of its path is a file/);
    expect(() => prepareDataFolder(join(file, "data"))).toThrow("part of its path is a file");
  });

  it("is refused when its database lacks what every database has", () => {
    const root = join(parent, "data");
    mkdirSync(join(root, "postgres"), { recursive: true });
    expect(() => prepareDataFolder(root)).toThrow("is corrupt: postgres has no PG_VERSION");
    writeFileSync(join(root, "postgres", "PG_VERSION"), "18\n");
    expect(() => prepareDataFolder(root)).toThrow("is corrupt: postgres has no global/pg_control");
    writeCluster(root);
    expect(() => prepareDataFolder(root)).toThrow("secrets.json is missing");
    loadSecrets(join(root, "secrets.json"));
    expect(prepareDataFolder(root).root).toBe(root);
    writeCluster(root, "15\n");
    expect(() => prepareDataFolder(root)).toThrow("was made by PostgreSQL 15 and this release brings 18");
    rmSync(join(root, "postgres"), { recursive: true });
    writeFileSync(join(root, "postgres"), "");
    expect(() => prepareDataFolder(root)).toThrow("is corrupt: postgres is not a folder");
  });

  it("is refused when this user may not write in it", () => {
    // Not even root may make a folder here.
    expect(() => prepareDataFolder("/sys/atelier")).toThrow("may not be read and written by this user");
  });

  it("that the database user cannot reach is refused with the name of the folder in the way", () => {
    const user = findPostgresUser() ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    const closed = join(parent, "closed");
    mkdirSync(join(closed, "data"), { recursive: true });
    chmodSync(parent, 0o711);
    chmodSync(closed, 0o000);
    expect(() => requireReachable(join(closed, "data"), user, "It")).toThrow(`who may not enter ${closed};`);
    chmodSync(closed, 0o711);
    expect(() => requireReachable(join(closed, "data", "not yet"), user, "It")).not.toThrow();
  });
});

describe("secrets", () => {
  it("are made once, in the shapes their readers need, for the owner's eyes", () => {
    const path = join(parent, "secrets.json");
    const first = loadSecrets(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Buffer.from(first.ATELIER_MASTER_KEY, "base64")).toHaveLength(32);
    expect(first.INNGEST_SIGNING_KEY).toMatch(/^signkey-prod-[0-9a-f]{64}$/);
    expect(loadSecrets(path)).toEqual(first);
    expect(loadSecrets(join(parent, "others.json"))).not.toEqual(first);
  });

  it("are hidden again when somebody made them readable", () => {
    const path = join(parent, "secrets.json");
    loadSecrets(path);
    chmodSync(path, 0o644);
    loadSecrets(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("that are damaged are refused and left as they are", () => {
    const path = join(parent, "secrets.json");
    for (const [text, message] of [
      ["{", "is not valid JSON"],
      ["[]", "has no valid value for"],
      [
        JSON.stringify({ ...loadSecrets(join(parent, "good.json")), ATELIER_MASTER_KEY: "c2hvcnQ=" }),
        "ATELIER_MASTER_KEY",
      ],
    ] as const) {
      writeFileSync(path, text);
      expect(() => loadSecrets(path)).toThrow(message);
      expect(readFileSync(path, "utf8")).toBe(text);
    }
  });
});
