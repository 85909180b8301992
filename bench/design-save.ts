import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import type { Figure } from "./run";

const elementCount = 200;
/** Of five elements four are texts: the dear part of a save is breaking their lines. */
const textShare = 5;
const rounds = 60;
const warmUpRounds = 10;

interface Saved {
  id: string;
}

type Save = (parentRevisionId: string | null, changed: "one" | "all", round: number) => Promise<Saved>;

/** A person of their own with a design; saves 200 elements over HTTP, as the editor does. */
export async function openDesign(origin: string): Promise<Save> {
  const login = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ name: "Bench", email: `${crypto.randomUUID()}@example.com`, password: "bench password" }),
  });
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { cookie, origin, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const styles = await call<{ items: { id: string; spaces: { spaceId: string }[] }[] }>("/styles?limit=1");
  const [style] = styles.items;
  const spaceId = style?.spaces[0]?.spaceId;
  if (style === undefined || spaceId === undefined) throw new Error("The catalogue is empty.");
  const design = await call<{ id: string }>("/designs", { name: "Bench", styleVersionId: style.id });
  const ids = Array.from({ length: elementCount }, () => crypto.randomUUID());
  const elementsOf = (changed: "one" | "all", round: number) =>
    ids.map((elementId, index) => {
      const transform = { x: index % 20, y: index, width: 60, height: 12, rotation: index % 7 };
      if (index % textShare === 0) {
        return { elementId, spaceId, transform, type: "shape", content: { shape: "rect", fill: "#3366cc" } };
      }
      const mark = changed === "all" || index === 1 ? ` ${changed} ${round}` : "";
      const text = `Line ${index} of a text that is broken into two or three${mark}`;
      const content = { text, fontFamily: "Inter", fontSizeMm: 4, color: "#112233" };
      return { elementId, spaceId, transform, type: "text", content };
    });
  return (parentRevisionId, changed, round) =>
    call(`/designs/${design.id}/revisions`, { elements: elementsOf(changed, round), parentRevisionId });
}

/** Median times of saves that change one text and of saves that change all, in ms, taken in turns. */
export async function measureSaves(save: Save): Promise<{ one: number; all: number }> {
  const times = { one: [] as number[], all: [] as number[] };
  let parent: string | null = null;
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    // After a save that changed all, the one before it is saved with that text again, so that one alone is new.
    for (const changed of ["all", "one"] as const) {
      if (changed === "one") parent = (await save(parent, "one", -1)).id;
      const started = performance.now();
      parent = (await save(parent, changed, round)).id;
      if (round >= warmUpRounds) times[changed].push(performance.now() - started);
    }
  }
  const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
  return { one: median(times.one), all: median(times.all) };
}

/** Saving 200 elements over HTTP: line breaks of unchanged texts are taken over, so one changed text is the usual save. */
export async function* benchDesignSave(): AsyncGenerator<Figure> {
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder, RATE_LIMIT_PER_MINUTE: "1000000" });
  try {
    const { one, all } = await measureSaves(await openDesign(studio.url));
    yield {
      name: "design.save",
      value: one,
      unit: "ms",
      baseline: all,
      baselineName: "the same save with every text changed",
      ratio: one / all,
    };
  } finally {
    await studio.stop();
    removeDataFolder(folder);
  }
}
