import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { resetEnv } from "@/lib/kernel/env";
import { chromiumFlags, findChromium } from "@/scripts/testing/find-chromium";
import { boxGlb } from "@/scripts/testing/model-files";
import { serveFiles } from "./page-files";
import { RenderBrowser } from "./render-browser";
import { pageOrigin, type RenderRequest } from "./render-request";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const model = boxGlb([0.1, 0.2, 0.7]);
const opened: RenderBrowser[] = [];

beforeAll(() => {
  process.env.CHROMIUM_PATH = findChromium();
  resetEnv();
});
afterAll(async () => {
  await Promise.all(opened.map((browser) => browser.close()));
});

function open(options: ConstructorParameters<typeof RenderBrowser>[0] = {}): RenderBrowser {
  const browser = new RenderBrowser(options);
  opened.push(browser);
  return browser;
}

const request = (samples: number): RenderRequest => ({
  settings: flowGenerationSettingsSchema.parse({ roomType: "studio", surroundings: "plain" }),
  about: {},
  seed: 1,
  width: 96,
  height: 96,
  samples,
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const pidOf = (browser: RenderBrowser) =>
  vi.waitUntil(() => browser.pid().catch(() => undefined), { timeout: 60_000, interval: 20 });

describe("RenderBrowser", () => {
  it("renders again when its browser is killed, and says so when that happens twice", async () => {
    const browser = open();
    const first = browser.run(request(1), model);
    const killed = await pidOf(browser);
    process.kill(killed, "SIGKILL");
    expect((await first).png.length).toBeGreaterThan(100);
    const second = browser.run(request(4_000), model);
    const ended = second.then(
      () => "rendered",
      (error: unknown) => error,
    );
    const seen = new Set<number>();
    const pidOrEnd = () => Promise.race([pidOf(browser), ended.then(() => undefined)]);
    for (let pid = await pidOrEnd(); pid !== undefined; pid = await pidOrEnd()) {
      seen.add(pid);
      if (isAlive(pid)) process.kill(pid, "SIGKILL");
      const gone = vi.waitUntil(async () => (await browser.pid().catch(() => undefined)) !== pid, { timeout: 60_000 });
      await Promise.race([gone, ended]);
    }
    expect(await ended).toMatchObject({ code: "render_failed", message: expect.stringContaining("crashed twice") });
    expect(seen.size).toBe(2);
  });

  it("gives up what takes too long, and its browser with it", async () => {
    const browser = open({ timeoutMs: 1_500 });
    const rendering = browser.run(request(40_000), model).catch((error: unknown) => error);
    const pid = await pidOf(browser);
    expect(await rendering).toMatchObject({ code: "render_failed", message: expect.stringContaining("took longer") });
    await vi.waitUntil(() => !isAlive(pid), { timeout: 30_000 });
  });

  it("closes its browser when there is nothing to do, and opens another one later", async () => {
    const browser = open({ idleMs: 10 });
    const running = browser.run(request(1), model);
    const pid = await pidOf(browser);
    await running;
    await vi.waitUntil(() => !isAlive(pid), { timeout: 30_000 });
    expect((await browser.run(request(1), model)).triangles).toBeGreaterThan(12);
  });

  it("refuses what waits when it is closed", async () => {
    const browser = open();
    const all = [browser.run(request(40_000), model), browser.run(request(1), model)];
    const ends = Promise.all(all.map((run) => run.catch((error: unknown) => error)));
    await pidOf(browser);
    await browser.close();
    for (const end of await ends) expect(end).toMatchObject({ code: "unavailable" });
  });

  it("ends with the process that uses it, also when that is killed", async () => {
    const script = path.join(process.cwd(), "scripts/testing/hold-render-browser.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const pid = Number(line.toString().trim());
    expect(isAlive(pid)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    await vi.waitUntil(() => !isAlive(pid), { timeout: 30_000 });
  });
});

describe("serveFiles", () => {
  it("lets a page reach nothing but its own files", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.setHeader("access-control-allow-origin", "*").end("secret");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
    try {
      const context = await browser.newContext();
      await serveFiles(context, model);
      const page = await context.newPage();
      await page.goto(`${pageOrigin}/`);
      const reach = (address: string) =>
        page.evaluate(
          (url) =>
            fetch(url).then(
              ({ status }) => status,
              () => "refused",
            ),
          address,
        );
      expect(await reach(`http://127.0.0.1:${port}/`)).toBe("refused");
      expect(await reach("https://example.com/")).toBe("refused");
      expect(await reach("/decoders/../../package.json")).toBe("refused");
      expect(await reach("/model.glb")).toBe(200);
      expect(await reach("/decoders/draco_decoder.wasm")).toBe(200);
      expect(asked).toBe(0);
    } finally {
      await browser.close();
      server.close();
    }
  });
});
