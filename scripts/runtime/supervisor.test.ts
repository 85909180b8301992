import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DataFolderLock } from "./data-folder-lock";
import type { RunningService, StartService } from "./service";
import { StartFailure } from "./start-failure";
import { Supervisor } from "./supervisor";

let folder = "";
let lock: DataFolderLock;
const restarts: string[] = [];
const log: string[] = [];
let gaveUp: Promise<string>;
let supervisor: Supervisor;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "atelier-supervisor-"));
  lock = await DataFolderLock.acquire(folder);
  restarts.length = 0;
  log.length = 0;
  gaveUp = new Promise((resolve) => {
    supervisor = new Supervisor(lock, { restarting: (name) => restarts.push(name), gaveUp: resolve }, 1);
  });
});
afterEach(async () => {
  await supervisor.stop();
  lock.release();
  rmSync(folder, { recursive: true, force: true });
});

/** A part without a process: it ends when the test says so. */
function makeService(name: string): RunningService & { die: (how: string) => void } {
  let die: (how: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    die = resolve;
  });
  return {
    pid: process.pid,
    ended,
    die,
    async stop() {
      log.push(`stop ${name}`);
      die("SIGTERM");
    },
  };
}

it("starts in order, stops in reverse order, and keeps that order when a part had to be started again", async () => {
  const services: (RunningService & { die: (how: string) => void })[] = [];
  let restarted: () => void = () => undefined;
  const again = new Promise<void>((resolve) => {
    restarted = resolve;
  });
  const start =
    (name: string): StartService =>
    async (spawned) => {
      const service = makeService(name);
      services.push(service);
      spawned(service);
      log.push(`start ${name}`);
      if (services.length === 3) restarted();
    };
  await supervisor.start("database", start("database"));
  await supervisor.start("studio", start("studio"));
  expect(readFileSync(join(folder, "atelier.lock"), "utf8")).toContain('"name":"database"');
  services[0]?.die("SIGKILL");
  await again;
  await supervisor.stop();
  expect(restarts).toEqual(["database"]);
  expect(log).toEqual(["start database", "start studio", "start database", "stop studio", "stop database"]);
  expect(readFileSync(join(folder, "atelier.lock"), "utf8")).toContain('"children":[]');
});

it("fails when a part does not answer at its first start", async () => {
  const failing: StartService = async (spawned) => {
    spawned(makeService("studio"));
    throw new StartFailure("The studio does not start.");
  };
  await expect(supervisor.start("studio", failing)).rejects.toThrow("The studio does not start.");
  await supervisor.stop();
  expect(log).toEqual(["stop studio"]);
});

it("gives up with one sentence when a part dies again and again", async () => {
  let starts = 0;
  await supervisor.start("The job engine", async (spawned) => {
    const service = makeService("engine");
    spawned(service);
    starts += 1;
    // Every other try dies even before it answers.
    if (starts % 2 === 0) throw new StartFailure("It does not start.");
    service.die("code 7");
  });
  expect(await gaveUp).toBe("The job engine ended 5 times in a row right after its start (code 7), so Atelier stops.");
  expect(starts).toBe(5);
  expect(restarts).toHaveLength(4);
});
