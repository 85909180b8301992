import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { type PoolOptions, RenderPool } from "./pool";
import type { LayoutTask } from "./tasks";

/** A worker whose behaviour each task asks for in the family of its only "font". */
const workerCode = `
import { parentPort, threadId } from "node:worker_threads";
parentPort.on("message", ({ id, input }) => {
  const wish = input.fonts[0].family;
  if (wish === "crash") process.exit(3);
  else if (wish === "throw") throw new Error("thrown");
  else if (wish === "hang") for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  else if (wish === "refuse") parentPort.postMessage({ id, failure: { code: "validation_failed", message: "no", errors: [{ path: "a.b", message: "bad" }] } });
  else parentPort.postMessage({ id, output: [{ wish, threadId }] });
});
`;

const wish = (family: string): LayoutTask => ({
  elements: [],
  fonts: [{ fontKey: "x", family, weight: 400, style: "normal", bytes: new Uint8Array() }],
});

let folder: string;
let pool: RenderPool;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "atelier-pool-"));
  await writeFile(path.join(folder, "worker.mjs"), workerCode);
});
afterEach(() => pool.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

function open(options: PoolOptions = {}) {
  pool = new RenderPool({ size: 2, bundle: async () => path.join(folder, "worker.mjs"), ...options });
  return pool;
}

describe("RenderPool", () => {
  it("runs more tasks than it has workers and answers each with its own result", async () => {
    open();
    const names = Array.from({ length: 20 }, (_, index) => `task ${index}`);
    const results = await Promise.all(names.map((name) => pool.run("layout", wish(name))));
    expect(results.map(([first]) => Reflect.get(first ?? {}, "wish"))).toEqual(names);
    const threads = new Set(results.map(([first]) => Reflect.get(first ?? {}, "threadId")));
    expect(threads.size).toBeLessThanOrEqual(2);
  });

  it("takes line breaks before files, and files of batches last, each kind in its own order", async () => {
    open({ size: 1 });
    const taken: string[] = [];
    const queue = (name: string, priority?: "urgent" | "normal" | "background") =>
      pool.run("layout", wish(name), { priority }).then(() => taken.push(name));
    await Promise.all([
      queue("batch 1", "background"),
      queue("batch 2", "background"),
      queue("preview 1", "normal"),
      queue("preview 2", "normal"),
      queue("line breaks"),
      queue("batch 3", "background"),
    ]);
    expect(taken).toEqual(["line breaks", "preview 1", "preview 2", "batch 1", "batch 2", "batch 3"]);
  });

  it("passes an error on with its code and fields", async () => {
    const failure = await open()
      .run("layout", wish("refuse"))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({
      code: "validation_failed",
      message: "no",
      errors: [{ path: "a.b", message: "bad" }],
    });
  });

  it.each(["crash", "throw"])("replaces a worker after a %s", async (way) => {
    open({ size: 1 });
    const [lost, next] = await Promise.allSettled([pool.run("layout", wish(way)), pool.run("layout", wish("after"))]);
    expect(lost).toMatchObject({
      status: "rejected",
      reason: { code: "internal", message: "The render worker crashed." },
    });
    expect(next).toMatchObject({ status: "fulfilled" });
  });

  it("gives up a task that takes too long", async () => {
    open({ size: 1 });
    await expect(pool.run("layout", wish("hang"), { timeoutMs: 50 })).rejects.toMatchObject({ code: "internal" });
    await expect(pool.run("layout", wish("after"))).resolves.toHaveLength(1);
  });

  it("stops a running task and forgets a waiting one when they are cancelled", async () => {
    open({ size: 1 });
    const running = new AbortController();
    const waiting = new AbortController();
    const reason = new Error("cancelled");
    await pool.run("layout", wish("first"));
    const outcomes = Promise.allSettled([
      pool.run("layout", wish("hang"), { signal: running.signal }),
      pool.run("layout", wish("never"), { signal: waiting.signal }),
      pool.run("layout", wish("last")),
    ]);
    waiting.abort(reason);
    running.abort(reason);
    expect(await outcomes).toMatchObject([{ reason }, { reason }, { status: "fulfilled" }]);
    await expect(pool.run("layout", wish("x"), { signal: running.signal })).rejects.toBe(reason);
  });

  it("refuses what the queue cannot hold, and everything once closed", async () => {
    open({ size: 1, queueLimit: 2 });
    const outcomes = await Promise.allSettled([1, 2, 3].map((index) => pool.run("layout", wish(`${index}`))));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect(outcomes[2]).toMatchObject({ reason: { code: "unavailable", retryAfterSeconds: 5 } });
    await pool.close();
    await expect(pool.run("layout", wish("late"))).rejects.toMatchObject({ code: "unavailable" });
  });

  it("hands on why a worker could not be started", async () => {
    open({ bundle: () => Promise.reject(new Error("no bundle")) });
    await expect(pool.run("layout", wish("a"))).rejects.toThrow("no bundle");
  });
});
