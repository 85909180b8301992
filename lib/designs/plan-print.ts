import type { exportProfiles } from "@/db/schema";
import { AppError } from "@/lib/kernel/errors";
import { requirePrintable } from "@/lib/kernel/rendering/print-pixels";
import { renderMany, type Settled } from "@/lib/kernel/rendering/render-many";
import { renderPdf } from "@/lib/kernel/rendering/render-pdf";
import { renderPng } from "@/lib/kernel/rendering/render-png";
import type { ImageBytes, PdfResult, PdfTask, PdfTrace, PngResult, PngTask } from "@/lib/kernel/rendering/tasks";
import type { Scene, Space } from "@/lib/render/scene";

export type ExportProfileRow = typeof exportProfiles.$inferSelect;
type Sources = "images" | "fonts";

/** One file of an export: which sides it shows and what the renderer is to do, apart from the bytes it needs. */
export type PrintFile = { sideIds: string[]; suffix: string } & (
  | { kind: "pdf"; task: Omit<PdfTask, Sources> }
  | { kind: "png"; task: Omit<PngTask, Sources> }
);

/** Where a file comes from and when its content was made: the same of both gives the same bytes. */
export interface PrintOrigin {
  trace: PdfTrace;
  title: string;
  /** ISO 8601. */
  createdAt: string;
}

function pdfTask(profile: ExportProfileRow, scenes: readonly Scene[], origin: PrintOrigin): Omit<PdfTask, Sources> {
  const { whiteInk, whiteInkName, whiteInkChokeMm, dpi } = profile;
  return {
    pages: scenes.map((scene) => ({ scene })),
    options: {
      ...origin,
      bleed: profile.includeBleed,
      cropMarks: profile.cropMarks,
      registrationMarks: profile.registrationMarks,
      mirrored: profile.mirrored,
      pdfa: profile.standard === "pdfa-2b" ? "2b" : "none",
      ...(whiteInk === "none"
        ? {}
        : { whiteInk: { mode: whiteInk, name: whiteInkName, chokeMm: whiteInkChokeMm, dpi } }),
    },
  };
}

/** The files that a profile makes of decorated sides, in their order. `suffix` tells files of one export apart. */
export function planPrint(profile: ExportProfileRow, scenes: readonly Scene[], origin: PrintOrigin): PrintFile[] {
  if (profile.format === "png") {
    const { includeBleed: bleed, mirrored, dpi } = profile;
    return scenes.map((scene) => ({
      kind: "png",
      sideIds: [scene.space.sideId],
      suffix: `-${scene.space.sideId}`,
      task: { scene, options: { bleed, mirrored, dpi, trace: origin.trace } },
    }));
  }
  if (profile.files === "per-side") {
    return scenes.map((scene) => ({
      kind: "pdf",
      sideIds: [scene.space.sideId],
      suffix: `-${scene.space.sideId}`,
      task: pdfTask(profile, [scene], { ...origin, title: `${origin.title}, ${scene.space.name}` }),
    }));
  }
  const sideIds = scenes.map((scene) => scene.space.sideId);
  return [{ kind: "pdf", sideIds, suffix: "", task: pdfTask(profile, scenes, origin) }];
}

export interface RenderedFile {
  bytes: Buffer;
  mimeType: string;
  extension: "pdf" | "png";
  /** Of the artifact. */
  metadata: Record<string, unknown>;
}

function ownBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

type PngFile = Extract<PrintFile, { kind: "png" }>;
type PdfFile = Extract<PrintFile, { kind: "pdf" }>;

function fromPng({ sideIds: sides, task }: PngFile, { bytes, mimeType, widthPx, heightPx }: PngResult): RenderedFile {
  const metadata = { sides, widthPx, heightPx, dpi: task.options.dpi };
  return { bytes: ownBuffer(bytes), mimeType, extension: "png", metadata };
}

function fromPdf({ sideIds: sides }: PdfFile, { bytes, mimeType, pages }: PdfResult): RenderedFile {
  return { bytes: ownBuffer(bytes), mimeType, extension: "pdf", metadata: { pages, sides } };
}

/** The bytes that files need. */
export interface PrintSources {
  images: ImageBytes;
  fonts: PdfTask["fonts"];
}

/** Draws a planned file on a worker thread. @throws what the renderer throws */
export async function renderFile(file: PrintFile, sources: PrintSources): Promise<RenderedFile> {
  return file.kind === "png"
    ? fromPng(file, await renderPng({ ...file.task, ...sources }))
    : fromPdf(file, await renderPdf({ ...file.task, ...sources }));
}

/**
 * Draws many planned files on one worker thread, when nobody waits for anything else, and tells each one's outcome; what
 * they share is sent and decoded once.
 * @param fileTimeoutMs how long the worker may take for one file, on average
 * @throws AppError when all of them together are too much, or one took the worker down with it
 */
export async function renderFiles(
  files: readonly PrintFile[],
  sources: PrintSources,
  fileTimeoutMs: number,
): Promise<Settled<RenderedFile>[]> {
  const pngs = files.filter((file) => file.kind === "png");
  const pdfs = files.filter((file) => file.kind === "pdf");
  const options = { timeoutMs: fileTimeoutMs * (files.length + 1), priority: "background" } as const;
  const [fromPngs, fromPdfs] = await Promise.all([
    renderMany(
      "png",
      pngs.map(({ task }) => ({ ...task, ...sources })),
      options,
    ),
    renderMany(
      "pdf",
      pdfs.map(({ task }) => ({ ...task, ...sources })),
      options,
    ),
  ]);
  const lost = { error: new AppError("internal", "The file was not drawn.") };
  return files.map((file) => {
    if (file.kind === "png") {
      const outcome = fromPngs[pngs.indexOf(file)] ?? lost;
      return "error" in outcome ? outcome : { output: fromPng(file, outcome.output) };
    }
    const outcome = fromPdfs[pdfs.indexOf(file)] ?? lost;
    return "error" in outcome ? outcome : { output: fromPdf(file, outcome.output) };
  });
}

/** @throws `validation_failed` when a side has more pixels at the profile's resolution than a PNG may have */
export function requireRenderable(profile: ExportProfileRow, spaces: readonly Space[]): void {
  if (profile.format !== "png") return;
  try {
    for (const space of spaces) requirePrintable(space, { bleed: profile.includeBleed, dpi: profile.dpi });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, {
      errors: error.errors.map(({ message }) => ({ path: "exportProfileId", message })),
    });
  }
}
