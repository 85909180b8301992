import { type NewArtifact, objectKeys } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import type { Settled } from "@/lib/kernel/rendering/render-many";
import type { Scene } from "@/lib/render/scene";
import type { FilledRow } from "./fill-batch-rows";
import { loadSceneFonts } from "./load-fonts";
import { type LoadedRevision, loadImages } from "./load-scene";
import { type ExportProfileRow, type PrintFile, planPrint, type RenderedFile, renderFiles } from "./plan-print";
import type { RowRevision } from "./store-batch-rows";

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
  profile: ExportProfileRow;
  profileVersion: number;
  initiatedBy: string | null;
}

/** ms that a worker may take for a file on average before it is given up. */
const timeoutMs = { pdf: 30_000, png: 300_000 } as const;
/** Rows whose files are drawn with one message: PNG files at print size are many times larger than PDF. */
const rowsAtOnce = { pdf: 25, png: 5 } as const;

function scenesOf({ style }: LoadedRevision, { elements }: RowRevision): Scene[] {
  return style.spaces.flatMap((space) => {
    const own = elements.filter((element) => element.spaceId === space.spaceId);
    return own.some((element) => element.hidden !== true) ? [{ space, elements: own }] : [];
  });
}

function traceOf({ template, profile }: BatchPrint, { id, contentHash }: RowRevision) {
  return { designId: template.design.id, revisionId: id, exportProfileId: profile.id, contentHash };
}

function planRow(print: BatchPrint, { revision, name }: PrintableRow, scenes: readonly Scene[]): PrintFile[] {
  return planPrint(print.profile, scenes, {
    trace: traceOf(print, revision),
    title: `${print.template.design.name}, ${name}`,
    createdAt: revision.createdAt.toISOString(),
  });
}

function toArtifact(print: BatchPrint, row: PrintableRow, file: PrintFile, rendered: RenderedFile): NewArtifact {
  const { profile, batchId, profileVersion, initiatedBy } = print;
  const { revision, name, number } = row;
  const { bytes, mimeType, extension, metadata } = rendered;
  return {
    bytes,
    type: mimeType,
    kind: "export",
    keyFor: (hash) => objectKeys.export(revision.id, profile.id, hash, extension),
    filename: `${name}${file.suffix}.${extension}`,
    metadata,
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
  const plans = rows.map((row, index) => planRow(print, row, scenes[index] ?? []));
  const files = plans.flat();
  const drawn = await renderFiles(files, { images, fonts }, timeoutMs[print.profile.format]);
  const outcomes = new Map(files.map((file, index) => [file, drawn[index]]));
  return rows.map((row, index): Settled<NewArtifact[]> => {
    const made: NewArtifact[] = [];
    for (const file of plans[index] ?? []) {
      const outcome = outcomes.get(file);
      if (outcome === undefined) continue;
      if ("error" in outcome) return outcome;
      made.push(toArtifact(print, row, file, outcome.output));
    }
    if (made.length > 0) return { output: made };
    return { error: new AppError("preflight_failed", "The row shows nothing: there is nothing to print.") };
  });
}

async function renderOrHalve(print: BatchPrint, rows: readonly PrintableRow[]): Promise<Settled<NewArtifact[]>[]> {
  if (rows.length === 0) return [];
  try {
    return await renderTogether(print, rows);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    if (rows.length === 1) return [{ error }];
    const half = Math.ceil(rows.length / 2);
    const first = await renderOrHalve(print, rows.slice(0, half));
    return [...first, ...(await renderOrHalve(print, rows.slice(half)))];
  }
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
  const outcomes: Settled<NewArtifact[]>[] = [];
  const size = rowsAtOnce[print.profile.format];
  for (let start = 0; start < rows.length; start += size) {
    outcomes.push(...(await renderOrHalve(print, rows.slice(start, start + size))));
  }
  return outcomes;
}
