import { type NewArtifact, objectKeys } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import type { Settled } from "@/lib/kernel/rendering/render-many";
import type { Scene } from "@/lib/render/scene";
import type { FilledRow } from "./fill-batch-rows";
import { loadSceneFonts } from "./load-fonts";
import { assetIdsOf, type LoadedRevision, loadImages } from "./load-scene";
import {
  type ExportProfileRow,
  type PrintFile,
  type PrintSources,
  planPrint,
  type RenderedFile,
  renderFiles,
} from "./plan-print";
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
/**
 * Rows whose files are drawn with one message. What people wait for waits for one message at most, and several workers
 * share a chunk; PNG files at print size are many times larger than PDF.
 */
const rowsAtOnce = { pdf: 5, png: 1 } as const;
/** Pictures of a chunk that wait in memory while it is drawn; larger ones are read message by message. */
const sharedBytes = 64 * 1024 * 1024;

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

/** Bytes for some rows' scenes. */
type LoadSources = (scenes: readonly Scene[]) => Promise<PrintSources>;

async function loadSources(tenantId: string, scenes: readonly Scene[], maxBytes?: number): Promise<PrintSources> {
  const [images, fonts] = await Promise.all([loadImages(tenantId, scenes, maxBytes), loadSceneFonts(tenantId, scenes)]);
  return { images, fonts };
}

/** Read once for all rows together; null where that is too much to wait in memory. */
async function loadShared(print: BatchPrint, rows: readonly PrintableRow[]): Promise<LoadSources | null> {
  const scenes = rows.flatMap(({ revision }) => scenesOf(print.template, revision));
  try {
    const { images, fonts } = await loadSources(print.tenantId, scenes, sharedBytes);
    return async (some) => {
      const shown = assetIdsOf(some);
      return { images: Object.fromEntries(Object.entries(images).filter(([assetId]) => shown.has(assetId))), fonts };
    };
  } catch (error) {
    if (error instanceof AppError && error.code === "payload_too_large") return null;
    throw error;
  }
}

async function renderTogether(
  print: BatchPrint,
  rows: readonly PrintableRow[],
  load: LoadSources,
): Promise<Settled<NewArtifact[]>[]> {
  const scenes = rows.map(({ revision }) => scenesOf(print.template, revision));
  const plans = rows.map((row, index) => planRow(print, row, scenes[index] ?? []));
  const files = plans.flat();
  const drawn = await renderFiles(files, await load(scenes.flat()), timeoutMs[print.profile.format]);
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

async function renderOrHalve(
  print: BatchPrint,
  rows: readonly PrintableRow[],
  load: LoadSources,
): Promise<Settled<NewArtifact[]>[]> {
  if (rows.length === 0) return [];
  try {
    return await renderTogether(print, rows, load);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    if (rows.length === 1) return [{ error }];
    const half = Math.ceil(rows.length / 2);
    const first = await renderOrHalve(print, rows.slice(0, half), load);
    return [...first, ...(await renderOrHalve(print, rows.slice(half), load))];
  }
}

/**
 * Makes the files of rows on the worker threads; pictures that rows of a message share are sent and decoded once. When all
 * of them together are too much, or one takes the worker down with it, halves are tried until the row that did it stands
 * alone.
 * @throws AppError `unavailable`: trying again later may help
 */
export async function renderBatchRows(
  print: BatchPrint,
  rows: readonly PrintableRow[],
): Promise<Settled<NewArtifact[]>[]> {
  const size = rowsAtOnce[print.profile.format];
  const parts = Array.from({ length: Math.ceil(rows.length / size) }, (_, part) =>
    rows.slice(part * size, (part + 1) * size),
  );
  const shared = await loadShared(print, rows);
  if (shared === null) {
    const outcomes: Settled<NewArtifact[]>[] = [];
    const load: LoadSources = (scenes) => loadSources(print.tenantId, scenes);
    for (const part of parts) outcomes.push(...(await renderOrHalve(print, part, load)));
    return outcomes;
  }
  // All messages queue up at once, so that no worker waits for the next one.
  const settled = await Promise.allSettled(parts.map((part) => renderOrHalve(print, part, shared)));
  return settled.flatMap((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
