import { setTextRenderer } from "@napi-rs/canvas";
import { listFields } from "@/lib/designs/elements/bind-elements";
import { runLayout } from "@/lib/kernel/rendering/run-layout";
import { runPdf } from "@/lib/kernel/rendering/run-pdf";
import type { Element, Scene, Space } from "@/lib/render/scene";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import { uploadForm } from "@/scripts/testing/upload-form";
import { createSampleScene, type SampleScene } from "./render-scenes";
import type { Figure } from "./run";
import { type StudioApi, signUpApi } from "./studio-api";

const rows = 500;
/** Rows that warm both up: compiled code, fonts, connections. */
const warmUpRows = 50;
const fields = ["name", "title", "city"] as const;

interface Sample {
  space: Space;
  elements: Element[];
  images: Record<string, Uint8Array>;
}

/** The sample scene on a side of a product, its pictures in the library, its first three texts bound to fields. */
async function placeSample(api: StudioApi, sample: SampleScene, space: Space): Promise<Sample> {
  const images: Record<string, Uint8Array> = {};
  const assetOf = new Map<string, string>();
  for (const [id, bytes] of Object.entries(sample.images)) {
    const { id: assetId } = await api.post<{ id: string }>("/assets", uploadForm(Buffer.from(bytes), `${id}.png`));
    assetOf.set(id, assetId);
    images[assetId] = bytes;
  }
  let bound = 0;
  const elements = sample.scene.elements.map((element): Element => {
    const placed = { ...element, spaceId: space.spaceId };
    if (placed.type === "image") return { ...placed, assetId: assetOf.get(placed.assetId) ?? placed.assetId };
    const field = placed.type === "text" ? fields[bound] : undefined;
    if (field === undefined) return placed;
    bound += 1;
    return { ...placed, binding: { field } };
  });
  return { space, elements, images };
}

const valuesOf = (row: number) => ({ name: `Person ${row}`, title: `Title number ${row}`, city: `City ${row % 40}` });

function writeTable(count: number): string {
  const lines = Array.from({ length: count }, (_, row) => Object.values(valuesOf(row)).join(","));
  return `${fields.join(",")}\n${lines.join("\n")}\n`;
}

/** Files a second of a batch, from its request to its ZIP. */
async function timeBatch(api: StudioApi, designId: string, exportProfileId: string, count: number): Promise<number> {
  const order = { exportProfileId, overrideReason: "Scenes of a benchmark are what they are." };
  const form = uploadForm(writeTable(count), "bench.csv", order);
  const { id } = await api.post<{ id: string }>(`/designs/${designId}/batches`, form);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const batch = await api.get<{
      status: string;
      completedRows: number;
      createdAt: string;
      completedAt: string | null;
    }>(`/batches/${id}`);
    if (batch.status === "queued" || batch.status === "running") continue;
    if (batch.completedRows !== count || batch.completedAt === null) {
      throw new Error(`The batch ended as ${batch.status} with ${batch.completedRows} of ${count} rows.`);
    }
    return (1000 * count) / (Date.parse(batch.completedAt) - Date.parse(batch.createdAt));
  }
}

/** The scenes of the rows with their line breaks, as the batch makes them. */
function fillScenes({ space, elements }: Sample, count: number): Scene[] {
  const fixed = runLayout({ elements });
  return Array.from({ length: count }, (_, row) => {
    const values: Record<string, string> = valuesOf(row);
    const filled = fixed.map((element) => {
      const text = element.type === "text" && element.binding ? values[element.binding.field] : undefined;
      if (element.type !== "text" || text === undefined) return element;
      const { layout: _, ...rest } = element;
      return runLayout({ elements: [{ ...rest, content: { ...rest.content, text } }] })[0] ?? element;
    });
    return { space, elements: filled };
  });
}

/** Files a second of the renderer alone on one core: scenes are in memory, files are thrown away. */
async function timeRenderer(sample: Sample, count: number): Promise<number> {
  const scenes = fillScenes(sample, count);
  const trace = { revisionId: "bench", exportProfileId: "bench", contentHash: "bench" };
  const createdAt = "2025-01-01T00:00:00Z";
  const options = { bleed: true, cropMarks: false, pdfa: "none", trace, title: "Bench", createdAt } as const;
  const started = performance.now();
  for (const scene of scenes) await runPdf({ pages: [{ scene }], images: sample.images, options });
  return (1000 * count) / (performance.now() - started);
}

/** 500 rows of variable data, as a job of a whole studio with one render worker, against the bare renderer on one core. */
export async function* benchBatch(): AsyncGenerator<Figure> {
  setTextRenderer("system");
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder, RATE_LIMIT_PER_MINUTE: "1000000", RENDER_WORKERS: "1" });
  try {
    const api = await signUpApi(studio.url);
    const styles = await api.get<{ items: { id: string; spaces: Space[] }[] }>("/styles?limit=200");
    const [style] = [...styles.items].sort(
      (one, other) => (other.spaces[0]?.heightMm ?? 0) - (one.spaces[0]?.heightMm ?? 0),
    );
    const space = style?.spaces[0];
    if (style === undefined || space === undefined) throw new Error("The catalogue is empty.");
    const sample = await placeSample(api, await createSampleScene(2), space);
    if (listFields(sample.elements.map((element) => ({ ...element, elementId: element.elementId ?? "" }))).length !== 3)
      throw new Error("The sample has three bound texts.");
    const design = await api.post<{ id: string }>("/designs", { name: "Bench", styleVersionId: style.id });
    await api.post(`/designs/${design.id}/revisions`, { elements: sample.elements });
    const profiles = await api.get<{ items: { id: string }[] }>("/export-profiles");
    const exportProfileId = profiles.items[0]?.id ?? "";
    await timeBatch(api, design.id, exportProfileId, warmUpRows);
    await timeRenderer(sample, warmUpRows);
    // One half before and one after: what else the machine does meanwhile slows both alike.
    const before = await timeRenderer(sample, rows / 2);
    const value = await timeBatch(api, design.id, exportProfileId, rows);
    const after = await timeRenderer(sample, rows / 2);
    const baseline = 2 / (1 / before + 1 / after);
    yield {
      name: "batch.throughput",
      value,
      unit: "files/s",
      baseline,
      baselineName: "the bare renderer on one core drawing the same 500 scenes, nothing stored",
      ratio: value / baseline,
    };
  } finally {
    await studio.stop();
    removeDataFolder(folder);
  }
}
