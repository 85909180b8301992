import type { Browser, Page } from "playwright-core";
import { AppError } from "@/lib/kernel/errors";
import { findBrowser } from "./find-browser";
import { serveFiles } from "./page-files";
import { pageOrigin, type RenderAnswer, type RenderRequest } from "./render-request";

/** A browser without work is closed after this time, ms. */
const idleMs = 60_000;
/** The longest that one model may take, ms. */
const usualTimeoutMs = 300_000;
/** Models that may wait. */
const queueLimit = 200;

/** WebGL in software, the same on every machine; no network, whatever a page asks for. */
const flags = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-watchdog",
  "--disable-dev-shm-usage",
  "--force-color-profile=srgb",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface RenderBrowserOptions {
  readonly timeoutMs?: number;
  readonly idleMs?: number;
}

/** The browser of a crash is gone, and a new one may do better; a model that takes too long would take as long again. */
class BrowserLost extends Error {}

/**
 * One browser, warm while there is work, that renders one model after the other, each in a page of its own. It is driven
 * through a pipe, and ends by itself when this process ends, however that happens.
 */
export class RenderBrowser {
  readonly #options: RenderBrowserOptions;
  #browser: Promise<{ browser: Browser; pid: number | undefined }> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: RenderBrowserOptions = {}) {
    this.#options = options;
  }

  /**
   * Renders when those before are done.
   * @throws AppError `capability_missing` without a browser, `render_failed` when it crashed twice or took too long,
   * `validation_failed` for what three cannot read, `unavailable` when too many wait or the studio is being stopped
   */
  run(request: RenderRequest, model: Buffer): Promise<RenderAnswer> {
    if (this.#waiting >= queueLimit) {
      const detail = "Too many models are being rendered at the moment.";
      return Promise.reject(new AppError("unavailable", detail, { retryAfterSeconds: 30 }));
    }
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#renderTwice(request, model)).finally(() => this.#rest());
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Process of the browser, while there is one. */
  async pid(): Promise<number | undefined> {
    return (await this.#browser)?.pid;
  }

  /** Ends the browser; what waits is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#drop();
  }

  #rest(): void {
    this.#waiting -= 1;
    clearTimeout(this.#idle);
    if (this.#waiting > 0) return;
    this.#idle = setTimeout(() => void this.#drop(), this.#options.idleMs ?? idleMs).unref();
  }

  async #renderTwice(request: RenderRequest, model: Buffer): Promise<RenderAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.#closed) throw new AppError("unavailable", "Rendering has been shut down.");
      try {
        return await this.#render(request, model);
      } catch (error) {
        if (!(error instanceof BrowserLost)) throw error;
        await this.#drop();
        if (this.#closed) throw new AppError("unavailable", "Rendering has been shut down.", { cause: error });
        if (attempt < 2) continue;
        throw new AppError("render_failed", "The browser that renders models crashed twice.", { cause: error });
      }
    }
  }

  async #render(request: RenderRequest, model: Buffer): Promise<RenderAnswer> {
    clearTimeout(this.#idle);
    const { browser } = await this.#open();
    const timeoutMs = this.#options.timeoutMs ?? usualTimeoutMs;
    const lost = Promise.withResolvers<never>();
    const lose = () => lost.reject(new BrowserLost("the browser ended"));
    const timer = setTimeout(() => {
      const detail = `Rendering the model took longer than ${Math.round(timeoutMs / 1_000)} seconds.`;
      lost.reject(new AppError("render_failed", detail));
    }, timeoutMs);
    browser.once("disconnected", lose);
    const work = this.#renderInPage(browser, request, model, lose);
    try {
      return await Promise.race([work, lost.promise]);
    } catch (error) {
      work.catch(() => undefined);
      // Its threads would go on with what nobody waits for.
      if (error instanceof AppError && error.code === "render_failed") await this.#drop();
      throw error;
    } finally {
      clearTimeout(timer);
      browser.off("disconnected", lose);
      lost.promise.catch(() => undefined);
    }
  }

  async #renderInPage(
    browser: Browser,
    request: RenderRequest,
    model: Buffer,
    lose: () => void,
  ): Promise<RenderAnswer> {
    const context = await browser.newContext({ serviceWorkers: "block", acceptDownloads: false });
    try {
      await serveFiles(context, model);
      const page = await context.newPage();
      page.once("crash", lose);
      // A decoder that fails in its worker would never answer.
      const failed = Promise.withResolvers<never>();
      failed.promise.catch(() => undefined);
      page.once("pageerror", (cause) =>
        failed.reject(new AppError("render_failed", "A decoder of the product's model failed.", { cause })),
      );
      await page.goto(`${pageOrigin}/`, { waitUntil: "load" });
      return await Promise.race([evaluate(page, request), failed.promise]);
    } catch (error) {
      if (error instanceof AppError || !browser.isConnected()) throw error;
      throw new BrowserLost("the page ended", { cause: error });
    } finally {
      await context.close().catch(() => undefined);
    }
  }

  #open(): Promise<{ browser: Browser; pid: number | undefined }> {
    this.#browser ??= launch();
    const opening = this.#browser;
    opening.then(
      ({ browser }) =>
        browser.once("disconnected", () => {
          if (this.#browser === opening) this.#browser = undefined;
        }),
      () => {
        if (this.#browser === opening) this.#browser = undefined;
      },
    );
    return opening;
  }

  async #drop(): Promise<void> {
    const opened = await this.#browser?.catch(() => undefined);
    this.#browser = undefined;
    if (opened === undefined) return;
    const { browser, pid } = opened;
    const kill = setTimeout(() => {
      if (pid !== undefined && browser.isConnected()) killProcess(pid);
    }, 3_000);
    await browser.close().catch(() => undefined);
    clearTimeout(kill);
  }
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** The page answers with what is wrong as text, because errors lose their kind on the way. */
async function evaluate(page: Page, request: RenderRequest): Promise<RenderAnswer> {
  const result = await page.evaluate(async (wanted) => window.renderModel(wanted), request);
  if ("answer" in result) return result.answer;
  if (result.failure === "lost") throw new BrowserLost(result.message);
  const detail = `The product's model cannot be rendered: ${result.message.slice(0, 300)}.`;
  throw new AppError("validation_failed", detail);
}

async function launch(): Promise<{ browser: Browser; pid: number | undefined }> {
  const executablePath = await findBrowser();
  if (executablePath === undefined) {
    const detail = "3D renders need Chromium on the studio's machine, and there is none.";
    throw new AppError("capability_missing", detail);
  }
  const { chromium } = await import("playwright-core");
  const options = {
    executablePath,
    args: flags,
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 30_000,
  };
  const isRoot = process.getuid?.() === 0;
  try {
    // Chromium refuses its sandbox to root; many containers refuse it to everybody.
    const browser = isRoot
      ? await chromium.launch({ ...options, chromiumSandbox: false })
      : await chromium
          .launch({ ...options, chromiumSandbox: true })
          .catch(() => chromium.launch({ ...options, chromiumSandbox: false }));
    return { browser, pid: await readPid(browser) };
  } catch (error) {
    throw new BrowserLost("the browser did not start", { cause: error });
  }
}

async function readPid(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.find(({ type }) => type === "browser")?.id;
}

const shared = Symbol.for("atelier.render-browser");
type Holder = typeof globalThis & { [shared]?: RenderBrowser };

/** The process's browser: one, however often a bundler has copied this module. */
export function renderBrowser(): RenderBrowser {
  const holder = globalThis as Holder;
  holder[shared] ??= new RenderBrowser();
  return holder[shared];
}

/** Ends the process's browser; the next model opens another one. */
export async function closeRenderBrowser(): Promise<void> {
  const holder = globalThis as Holder;
  const browser = holder[shared];
  delete holder[shared];
  await browser?.close();
}
