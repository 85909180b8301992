import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import type { Figure } from "./run";

/** Warm starts that are measured; the figure is their median. */
const warmStarts = 3;

/** Milliseconds from the command to the first whole page, and the studio's stop. */
async function measureStart(folder: string): Promise<number> {
  const started = performance.now();
  const studio = await startStudio({ ATELIER_DATA: folder });
  const response = await fetch(`${studio.url}/sign-in`);
  await response.text();
  const elapsed = performance.now() - started;
  const how = await studio.stop();
  if (!response.ok || how !== "code 0") throw new Error(`page ${response.status}, end ${how}: ${studio.stderr()}`);
  return elapsed;
}

/**
 * `npm start` to the first page: cold is an empty data folder (cluster, migrations, demo organization), warm one with data.
 * Packages and build are there already; whatever is stale is built before the first measured start.
 */
export async function* benchStart(): AsyncGenerator<Figure> {
  const discarded = makeDataFolder();
  await measureStart(discarded);
  removeDataFolder(discarded);

  const folder = makeDataFolder();
  try {
    const cold = await measureStart(folder);
    yield { name: "start.cold", value: cold, unit: "ms", baseline: null, baselineName: null, ratio: null };
    const times: number[] = [];
    for (let index = 0; index < warmStarts; index += 1) times.push(await measureStart(folder));
    const warm = times.sort((left, right) => left - right)[Math.floor(warmStarts / 2)] ?? cold;
    yield {
      name: "start.warm",
      value: warm,
      unit: "ms",
      baseline: cold,
      baselineName: "start.cold",
      ratio: warm / cold,
    };
  } finally {
    removeDataFolder(folder);
  }
}
