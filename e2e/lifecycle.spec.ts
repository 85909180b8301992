import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { isAlive, type ProcessIdentity, processIdentitySchema } from "@/scripts/runtime/process-identity";
import type { Variables } from "@/scripts/runtime/spawn-node";
import {
  makeDataFolder,
  type RunningStudio,
  removeDataFolder,
  spawnStudio,
  startStudio,
} from "@/scripts/testing/run-studio";

const lockSchema = z.object({
  owner: processIdentitySchema,
  children: z.array(processIdentitySchema.extend({ name: z.string() })),
});

/** The supervisor and every part that it says it started. */
function readProcesses(folder: string): { owner: ProcessIdentity; all: (ProcessIdentity & { name: string })[] } {
  const { owner, children } = lockSchema.parse(JSON.parse(readFileSync(join(folder, "atelier.lock"), "utf8")));
  return { owner, all: [{ name: "supervisor", ...owner }, ...children] };
}

async function expectHealthy(studio: RunningStudio): Promise<void> {
  const response = await fetch(`${studio.url}/api/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", database: "ok", engine: "ok" });
}

async function expectNothingLeft(processes: ProcessIdentity[]): Promise<void> {
  await expect.poll(() => processes.filter(isAlive), { timeout: 15_000 }).toEqual([]);
}

test.describe("npm start", () => {
  let folder = "";
  test.beforeEach(() => {
    folder = makeDataFolder();
  });
  test.afterEach(() => removeDataFolder(folder));

  const start = (env: Variables = {}) => startStudio({ ATELIER_DATA: folder, ATELIER_DEMO: "0", ...env });

  test("serves, keeps its secrets to itself, and Ctrl-C ends every part with code 0", async () => {
    const studio = await start();
    await expectHealthy(studio);
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    const { all } = readProcesses(folder);
    expect(all.map(({ name }) => name).sort()).toEqual(["The database", "The job engine", "The studio", "supervisor"]);
    expect(all.filter(isAlive)).toHaveLength(all.length);
    expect(await studio.stop()).toBe("code 0");
    expect(all.filter(isAlive)).toEqual([]);
    expect(studio.stderr()).toBe("");
  });

  test("a second start keeps data and secrets", async () => {
    const first = await start();
    const secrets = readFileSync(join(folder, "secrets.json"), "utf8");
    await first.stop();
    const second = await start();
    await expectHealthy(second);
    expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe(secrets);
    expect(await second.stop()).toBe("code 0");
  });

  test("after kill -9 of the supervisor nothing is left, and the next start works", async () => {
    const first = await start();
    const { owner, all } = readProcesses(folder);
    process.kill(owner.pid, "SIGKILL");
    await first.ended;
    await expectNothingLeft(all);
    const second = await start();
    await expectHealthy(second);
    expect(await second.stop()).toBe("code 0");
  });

  test("after kill -9 of the launcher, which npm runs, nothing is left", async () => {
    const studio = await start();
    const { all } = readProcesses(folder);
    studio.child.kill("SIGKILL");
    await expectNothingLeft(all);
  });

  test("after kill -9 of every process at once the next start works", async () => {
    const first = await start();
    const postmaster = Number.parseInt(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
    const { all } = readProcesses(folder);
    for (const pid of [...all.map((part) => part.pid), postmaster]) process.kill(pid, "SIGKILL");
    await first.ended;
    const second = await start();
    await expectHealthy(second);
    expect(await second.stop()).toBe("code 0");
  });

  test("a part that dies is started again", async () => {
    const studio = await start();
    for (const name of ["The job engine", "The studio", "The database"]) {
      const before = readProcesses(folder).all.find((part) => part.name === name);
      process.kill(before?.pid ?? 0, "SIGKILL");
      await expect
        .poll(() => readProcesses(folder).all.find((part) => part.name === name)?.pid ?? before?.pid)
        .not.toBe(before?.pid);
      await expect
        .poll(async () => (await fetch(`${studio.url}/api/health`).catch(() => undefined))?.status, { timeout: 30_000 })
        .toBe(200);
    }
    const { all } = readProcesses(folder);
    expect(await studio.stop()).toBe("code 0");
    expect(all.filter(isAlive)).toEqual([]);
  });

  test("a locked folder, a busy port and bad input each end with one sentence", async () => {
    const studio = await start();
    const refused = async (env: Variables): Promise<string> => {
      const run = spawnStudio({ ATELIER_DATA: folder, ATELIER_DEMO: "0", PORT: "0", ...env });
      expect(await run.ended).toBe("code 1");
      expect(run.stdout()).toBe("");
      expect(run.stderr().trim().split("\n")).toHaveLength(1);
      return run.stderr();
    };
    expect(await refused({})).toContain("is locked: another Atelier");

    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "0.0.0.0", () => {
        const address = other.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    expect(await refused({ PORT: String(port) })).toContain(`Port ${port} is in use`);
    other.close();
    expect(await refused({ ATELIER_SIGNUP: "sometimes" })).toContain("ATELIER_SIGNUP");
    expect(await refused({ PORT: "many" })).toContain("PORT");
    expect(await refused({ INNGEST_DEV: "1" })).toContain("INNGEST_DEV");

    const elsewhere = makeDataFolder();
    const url = `postgres://somebody:secret-word@127.0.0.1:${port}/nothing`;
    const unreachable = await refused({ ATELIER_DATA: elsewhere, DATABASE_URL: url });
    expect(unreachable).toContain(`DATABASE_URL cannot be used: PostgreSQL at 127.0.0.1:${port}/nothing`);
    expect(unreachable).not.toContain("secret-word");
    removeDataFolder(elsewhere);
    expect(await studio.stop()).toBe("code 0");

    rmSync(join(folder, "postgres", "PG_VERSION"));
    expect(await refused({})).toContain("is corrupt: postgres has no PG_VERSION");
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "18\n");
    writeFileSync(join(folder, "secrets.json"), "{");
    expect(await refused({})).toContain("is not valid JSON");
  });
});
