import { type APIRequestContext, chromium, type Page } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/testing/find-chromium";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import type { Figure } from "./run";

const dragged = 500;
const opened = 200;
const frames = 240;
const rounds = 15;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Texts, stars, translucent ellipses and paths in rows and columns: as many kinds of drawing as designs have. */
function sampleElements(count: number, spaceId: string): object[] {
  return Array.from({ length: count }, (_, index) => {
    const transform = {
      x: (index % 25) * 11,
      y: Math.floor(index / 25) * 18,
      width: 14,
      height: 12,
      rotation: (index * 7) % 40,
    };
    const kinds = [
      { type: "text", content: { text: `No ${index}`, fontFamily: "Inter", fontSizeMm: 4, color: "#1d2430" } },
      { type: "shape", content: { shape: "star", fill: "#b3332b", stroke: "#222222", strokeWidthMm: 0.4 } },
      { type: "shape", opacity: 0.6, content: { shape: "ellipse", fill: "#2f6f8f" } },
      { type: "path", content: { d: "M0 30Q30 0 60 30T120 30V60H0Z", fill: "#339966" } },
    ];
    return { ...kinds[index % kinds.length], spaceId, transform };
  });
}

interface Sample {
  designId: string;
  elements: object[];
}

async function answerOf<Body>(answer: Awaited<ReturnType<APIRequestContext["post"]>>): Promise<Body> {
  if (!answer.ok()) throw new Error(`${answer.url()} answers ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

/** A shirt with so many elements on its front. */
async function createSample(request: APIRequestContext, count: number): Promise<Sample> {
  const styles = await answerOf<{ items: { id: string; key: string | null; spaces: { spaceId: string }[] }[] }>(
    await request.get("/api/v1/styles"),
  );
  const shirt = styles.items.find((style) => style.key === "t-shirt");
  const spaceId = shirt?.spaces[0]?.spaceId ?? "";
  const data = { name: `Bench ${count}`, styleVersionId: shirt?.id };
  const design = await answerOf<{ id: string }>(await request.post("/api/v1/designs", { data }));
  const elements = sampleElements(count, spaceId);
  await answerOf(await request.post(`/api/v1/designs/${design.id}/revisions`, { data: { elements } }));
  return { designId: design.id, elements };
}

/** Milliseconds from the address to a stage that is drawn and takes keys. */
async function open(page: Page, designId: string): Promise<number> {
  const started = performance.now();
  await page.goto(`/designs/${designId}/edit`);
  await page.waitForSelector('[data-stage] canvas[data-drawn="true"]');
  return performance.now() - started;
}

/** Frames a second while one element is drawn about by the pointer, and of the same page while nothing happens. */
async function measureFrames(page: Page): Promise<{ dragging: number; idle: number }> {
  return page.evaluate(async (count) => {
    const stage = document.querySelector<HTMLElement>("[data-stage]");
    if (stage === null) throw new Error("there is no stage");
    const box = stage.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // A pointer that the page makes up cannot be captured.
    stage.setPointerCapture = () => {};
    const fire = (type: string, dx: number, dy: number, buttons: number) =>
      stage.dispatchEvent(
        new PointerEvent(type, {
          clientX: x + dx,
          clientY: y + dy,
          bubbles: true,
          cancelable: true,
          pointerId: 1,
          buttons,
        }),
      );
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const rate = async (step: (index: number) => void) => {
      const started = performance.now();
      for (let index = 0; index < count; index += 1) {
        step(index);
        await nextFrame();
      }
      return (count * 1000) / (performance.now() - started);
    };
    const idle = await rate(() => {});
    fire("pointerdown", 0, 0, 1);
    fire("pointermove", 10, 10, 1);
    await nextFrame();
    await nextFrame();
    const dragging = await rate((index) => {
      fire("pointermove", 10 + Math.sin(index / 10) * 120, 10 + Math.cos(index / 10) * 100, 1);
    });
    fire("pointerup", 0, 0, 0);
    return { dragging, idle };
  }, frames);
}

async function measureSaves(request: APIRequestContext, { designId, elements }: Sample): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round += 1) {
    const started = performance.now();
    await answerOf(await request.post(`/api/v1/designs/${designId}/revisions`, { data: { elements } }));
    if (round >= 3) times.push(performance.now() - started);
  }
  return times;
}

/** The canvas editor in Chromium with software rendering: dragging one of 500 elements, opening and saving 200. */
export async function* benchEditor(): AsyncGenerator<Figure> {
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder, RATE_LIMIT_PER_MINUTE: "1000000" });
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  try {
    const context = await browser.newContext({ baseURL: studio.url, viewport: { width: 1440, height: 900 } });
    // tsx keeps the names of functions with a helper that the page does not have.
    await context.addInitScript("globalThis.__name = (value) => value");
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const person = {
      name: "Bench",
      email: `${crypto.randomUUID()}@example.com`,
      password: `bench ${crypto.randomUUID()}`,
    };
    await answerOf(await page.request.post("/api/auth/sign-up/email", { data: person }));

    const many = await createSample(page.request, dragged);
    await open(page, many.designId);
    const { dragging, idle } = await measureFrames(page);
    yield {
      name: "editor.drag",
      value: dragging,
      unit: "frames/s",
      baseline: idle,
      baselineName: "the same page at rest",
      ratio: dragging / idle,
    };

    const some = await createSample(page.request, opened);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await open(page, some.designId));
    yield { name: "editor.open", value: median(times), unit: "ms", baseline: null, baselineName: null, ratio: null };

    const saves = await measureSaves(page.request, some);
    yield { name: "editor.save", value: median(saves), unit: "ms", baseline: null, baselineName: null, ratio: null };
  } finally {
    await browser.close();
    await studio.stop();
    removeDataFolder(folder);
  }
}
