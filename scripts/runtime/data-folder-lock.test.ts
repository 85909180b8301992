import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderLock } from "./data-folder-lock";
import { identifyProcess, isAlive } from "./process-identity";
import { describeEnd } from "./spawn-node";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atelier-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = () => join(folder, "atelier.lock");

/** A process that lives until it is killed, in a group of its own as the supervisor's children are. */
function spawnSleeper() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], {
    detached: true,
    stdio: "ignore",
  });
  return { pid: child.pid ?? 0, ended: describeEnd(child), identity: identifyProcess(child.pid ?? 0) };
}

/** A process that has ended: its number is free, or another's. */
async function spawnGone() {
  const sleeper = spawnSleeper();
  process.kill(sleeper.pid, "SIGKILL");
  await sleeper.ended;
  return sleeper.identity;
}

describe("lock of a data folder", () => {
  it("is held by one process and free again after its release", async () => {
    const lock = await DataFolderLock.acquire(folder);
    await expect(DataFolderLock.acquire(folder)).rejects.toThrow(
      `The data folder ${folder} is locked: another Atelier (process ${process.pid}) is running in it.`,
    );
    lock.release();
    (await DataFolderLock.acquire(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("of a process that is gone is taken over", async () => {
    writeFileSync(lockFile(), JSON.stringify({ owner: await spawnGone(), children: [] }));
    const lock = await DataFolderLock.acquire(folder);
    expect(JSON.parse(readFileSync(lockFile(), "utf8"))).toMatchObject({ owner: { pid: process.pid } });
    lock.release();
  });

  it("of another process with the same number is taken over", async () => {
    writeFileSync(lockFile(), JSON.stringify({ owner: { pid: process.pid, startedAt: "1" }, children: [] }));
    const lock = await DataFolderLock.acquire(folder);
    lock.release();
    expect(existsSync(lockFile())).toBe(false);
  });

  it("that is no lock at all is taken over", async () => {
    writeFileSync(lockFile(), "half a li");
    (await DataFolderLock.acquire(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("taken over ends the children that were left, and nobody else", async () => {
    const child = spawnSleeper();
    const stranger = spawnSleeper();
    const children = [
      { name: "child", ...child.identity },
      { name: "number of a child that is another's now", pid: stranger.pid, startedAt: "1" },
    ];
    writeFileSync(lockFile(), JSON.stringify({ owner: await spawnGone(), children }));
    const lock = await DataFolderLock.acquire(folder, 100);
    expect(await child.ended).toBe("SIGKILL");
    expect(isAlive(stranger.identity)).toBe(true);
    process.kill(stranger.pid, "SIGKILL");
    await stranger.ended;
    lock.release();
  });

  it("goes to exactly one of many that find it stale together", async () => {
    writeFileSync(lockFile(), JSON.stringify({ owner: await spawnGone(), children: [] }));
    const script = `
      import { DataFolderLock } from ${JSON.stringify(join(import.meta.dirname, "data-folder-lock.ts"))};
      DataFolderLock.acquire(${JSON.stringify(folder)}).then(
        () => { process.stdout.write("got it"); setInterval(() => undefined, 1000); },
        () => process.stdout.write("refused"),
      );`;
    const runs = Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const said = new Promise<string>((resolve) => child.stdout.once("data", (chunk) => resolve(String(chunk))));
      return { child, said };
    });
    const answers = await Promise.all(runs.map(({ said }) => said));
    expect(answers.sort()).toEqual(["got it", ...Array.from({ length: 5 }, () => "refused")]);
    for (const { child } of runs) child.kill("SIGKILL");
  });
});
