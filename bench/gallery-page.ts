import { type APIResponse, type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/testing/find-chromium";
import type { Figure } from "./run";
import { benchPassword } from "./studio-api";

/** Milliseconds that are asked for. */
const asked = { firstPaint: 1000, frame: 50, selectAll: 50 };
const viewport = { width: 1440, height: 900 };
/** Ways to scroll: turns of the wheel, px a turn, ms between two. */
const movements = [
  ["reading", 60, 100, 30],
  ["fling", 60, 600, 16],
  ["rush", 40, 1500, 16],
] as const;

const figure = (name: string, value: number, baseline: number, baselineName = "what is asked for"): Figure => ({
  name: `gallery-page.${name}`,
  value,
  unit: "ms",
  baseline,
  baselineName,
  ratio: value / baseline,
});

const grid = 'ul[aria-label="Generated assets"]';

/** Ms from the request to the first picture in sight, of a window that has been here before. */
async function openGallery(page: Page): Promise<number> {
  await page.goto("/gallery");
  const handle = await page.waitForFunction((selector) => {
    const isThere = [...document.querySelectorAll<HTMLImageElement>(`${selector} img`)].some(
      (image) => image.complete && image.naturalWidth > 0,
    );
    return isThere ? performance.now() : undefined;
  }, grid);
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** Times between frames and lengths of long tasks while `move` goes on, ms, the longest first. */
async function watch(page: Page, move: () => Promise<void>): Promise<{ frames: number[]; tasks: number[] }> {
  const recording = await page.evaluateHandle(() => {
    const state = { frames: [] as number[], tasks: [] as number[], last: performance.now(), isOn: true };
    const follow = (at: number) => {
      state.frames.push(at - state.last);
      state.last = at;
      if (state.isOn) requestAnimationFrame(follow);
    };
    requestAnimationFrame(follow);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) state.tasks.push(entry.duration);
    }).observe({ type: "longtask" });
    return state;
  });
  await move();
  await page.waitForTimeout(1000);
  return recording.evaluate((state) => {
    state.isOn = false;
    const descending = (values: number[]) => values.sort((one, other) => other - one);
    return { frames: descending(state.frames), tasks: descending(state.tasks) };
  });
}

/** Ms from the keys until everything is selected and drawn so. */
async function selectAll(page: Page): Promise<number> {
  await page.locator("[data-asset]").first().focus();
  const took = await page.evaluate(async () => {
    const started = performance.now();
    const init = { key: "a", ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", init));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  });
  const bar = page.getByText(/^[\d,]+ selected$/);
  await bar.waitFor();
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
  return took;
}

interface Listed {
  items: { image: { thumbnailLink: string | null } | null }[];
  nextCursor: string | null;
}

/** Enough for the longest way down. */
const plainPictures = 3400;

/** The gallery's pictures in its size as a page without any program: what the browser does by itself. */
async function openPlain(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  const links: string[] = [];
  for (let cursor: string | null = ""; cursor !== null && links.length < plainPictures; ) {
    const query: string = `limit=100&status=completed${cursor === "" ? "" : `&cursor=${cursor}`}`;
    const answer: APIResponse = await page.request.get(`/api/v1/generated-assets?${query}`);
    const { items, nextCursor }: Listed = await answer.json();
    links.push(...items.flatMap(({ image }) => image?.thumbnailLink ?? []));
    cursor = nextCursor;
  }
  const pictures = links.map(
    (link) =>
      `<img loading="lazy" decoding="async" width="136" height="136" style="margin:4px;float:left;object-fit:cover" src="${origin}${link.replaceAll("&", "&amp;")}">`,
  );
  await page.setContent(`<div style="width:1152px;margin:auto">${pictures.join("")}</div>`);
  return page;
}

async function scrollBy(page: Page, [, turns, by, pause]: (typeof movements)[number]): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(pause);
  }
}

/** The longest frame of each movement, ms. */
async function measurePlain(context: BrowserContext, origin: string): Promise<number[]> {
  const page = await openPlain(context, origin);
  await page.mouse.move(700, 500);
  const longest: number[] = [];
  for (const movement of movements) {
    await page.evaluate(() => {
      document.documentElement.scrollTop = 0;
    });
    await page.waitForTimeout(1500);
    const { frames } = await watch(page, () => scrollBy(page, movement));
    longest.push(frames[0] ?? Number.NaN);
  }
  await page.close();
  return longest;
}

async function* measure(browser: Browser, origin: string, email: string): AsyncGenerator<Figure> {
  const context = await browser.newContext({ baseURL: origin, viewport });
  // tsx keeps the names of functions with a helper that the page does not have.
  await context.addInitScript("globalThis.__name = (value) => value");
  const page = await context.newPage();
  const data = { email, password: benchPassword };
  const answer = await page.request.post("/api/auth/sign-in/email", { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`Signing in answers ${answer.status()}.`);
  await openGallery(page);
  const openings: number[] = [];
  for (let round = 0; round < 5; round += 1) openings.push(await openGallery(page));
  openings.sort((one, other) => one - other);
  yield figure("first-picture", openings[2] ?? Number.NaN, asked.firstPaint);

  await page.mouse.move(700, 500);
  await page.waitForTimeout(1500);
  const still = await watch(page, () => page.waitForTimeout(2000));
  yield figure("longest-frame-at-rest", still.frames[0] ?? Number.NaN, asked.frame);
  const longestOfAll: number[] = [];
  for (const movement of movements) {
    const [name] = movement;
    const { frames, tasks } = await watch(page, () => scrollBy(page, movement));
    const longest = frames[0] ?? Number.NaN;
    longestOfAll.push(longest);
    yield figure(`${name}.longest-task`, tasks[0] ?? 0, asked.frame);
    yield figure(`${name}.longest-frame`, longest, asked.frame);
    yield figure(`${name}.p99-frame`, frames[Math.floor(frames.length / 100)] ?? Number.NaN, asked.frame);
  }

  await page.evaluate(() => {
    document.documentElement.scrollTop = 0;
  });
  await page.waitForTimeout(1000);
  const selections: number[] = [];
  for (let round = 0; round < 5; round += 1) selections.push(await selectAll(page));
  selections.sort((one, other) => one - other);
  yield figure("select-all", selections[2] ?? Number.NaN, asked.selectAll);
  await page.close();

  const plain = await measurePlain(context, origin);
  for (const [at, [name]] of movements.entries()) {
    const [ours = Number.NaN, theirs = Number.NaN] = [longestOfAll[at], plain[at]];
    yield figure(`${name}.longest-frame-beside-plain`, ours, theirs, "the same pictures as a page without a program");
  }
}

/**
 * The gallery's page with all its rows in a browser that draws in software on the machine that also serves it: until the
 * first picture, frames while the wheel turns, and until all are selected and drawn so.
 */
export async function* benchGalleryPage(origin: string, email: string): AsyncGenerator<Figure> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  try {
    yield* measure(browser, origin, email);
  } finally {
    await browser.close();
  }
}
