import type { exportProfiles } from "@/db/schema";
import { type NewArtifact, objectKeys } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { renderMany, type Settled } from "@/lib/kernel/rendering/render-many";
import type { ImageBytes, PdfResult, PdfTask } from "@/lib/kernel/rendering/tasks";
import type { Scene } from "@/lib/render/scene";
import type { FilledRow } from "./fill-batch-rows";
import { loadSceneFonts } from "./load-fonts";
import { type LoadedRevision, loadImages } from "./load-scene";
import type { RowRevision } from "./store-batch-rows";

type Profile = typeof exportProfiles.$inferSelect;

/** A row that is filled and may be printed. */
export interface PrintableRow extends FilledRow {
  revision: RowRevision;
  /** File name without extension. */
  name: string;
}

export interface BatchPrint {
  tenantId: string;
  batchId: string;
  template: LoadedRevision;
  profile: Profile;
  profileVersion: number;
  initiatedBy: string | null;
}

/** ms that a worker may take for one row before it is given up; a chunk gets as many times that. */
const rowTimeoutMs = 30_000;

function scenesOf({ style }: LoadedRevision, { elements }: RowRevision): Scene[] {
  return style.spaces.flatMap((space) => {
    const own = elements.filter((element) => element.spaceId === space.spaceId);
    return own.some((element) => element.hidden !== true) ? [{ space, elements: own }] : [];
  });
}

function traceOf({ template, profile }: BatchPrint, { id, contentHash }: RowRevision) {
  return { designId: template.design.id, revisionId: id, exportProfileId: profile.id, contentHash };
}

function toTask(
  print: BatchPrint,
  { revision, name }: PrintableRow,
  scenes: readonly Scene[],
  images: ImageBytes,
): PdfTask {
  const { profile, template } = print;
  return {
    pages: scenes.map((scene) => ({ scene })),
    images,
    options: {
      bleed: profile.includeBleed,
      cropMarks: profile.cropMarks,
      registrationMarks: profile.registrationMarks,
      mirrored: profile.mirrored,
      pdfa: profile.standard === "pdfa-2b" ? "2b" : "none",
      trace: traceOf(print, revision),
      title: `${template.design.name}, ${name}`,
      createdAt: revision.createdAt.toISOString(),
    },
  };
}

function toFile(print: BatchPrint, { revision, name, number }: PrintableRow, { bytes, pages }: PdfResult): NewArtifact {
  const { profile, batchId, profileVersion, initiatedBy } = print;
  return {
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    type: "application/pdf",
    kind: "export",
    keyFor: (hash) => objectKeys.export(revision.id, profile.id, hash),
    filename: `${name}.pdf`,
    metadata: { pages },
    traceMetadata: { ...traceOf(print, revision), exportProfileVersion: profileVersion, batchId, row: number },
    jobId: batchId,
    createdBy: initiatedBy,
  };
}

async function renderTogether(print: BatchPrint, rows: readonly PrintableRow[]): Promise<Settled<NewArtifact[]>[]> {
  const scenes = rows.map(({ revision }) => scenesOf(print.template, revision));
  const [images, fonts] = await Promise.all([
    loadImages(print.tenantId, scenes.flat()),
    loadSceneFonts(print.tenantId, scenes.flat()),
  ]);
  const tasks = rows.flatMap((row, index) => {
    const own = scenes[index] ?? [];
    return own.length === 0 ? [] : [{ row, task: { ...toTask(print, row, own, images), fonts } }];
  });
  const outcomes = await renderMany(
    "pdf",
    tasks.map(({ task }) => task),
    { timeoutMs: rowTimeoutMs * (tasks.length + 1) },
  );
  const byRow = new Map(tasks.map(({ row }, index) => [row, outcomes[index]]));
  return rows.map((row) => {
    const outcome = byRow.get(row);
    if (outcome === undefined) {
      return { error: new AppError("preflight_failed", "The row shows nothing: there is nothing to print.") };
    }
    return "error" in outcome ? outcome : { output: [toFile(print, row, outcome.output)] };
  });
}

/**
 * Makes the files of rows on one worker thread; pictures that they share are read and decoded once. When all of them
 * together are too much, or one takes the worker down with it, halves are tried until the row that did it stands alone.
 * @throws AppError `unavailable`: trying again later may help
 */
export async function renderBatchRows(
  print: BatchPrint,
  rows: readonly PrintableRow[],
): Promise<Settled<NewArtifact[]>[]> {
  if (rows.length === 0) return [];
  try {
    return await renderTogether(print, rows);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    if (rows.length === 1) return [{ error }];
    const half = Math.ceil(rows.length / 2);
    const first = await renderBatchRows(print, rows.slice(0, half));
    return [...first, ...(await renderBatchRows(print, rows.slice(half)))];
  }
}
