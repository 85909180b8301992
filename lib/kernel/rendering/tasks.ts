import type { ArtworkResult, ArtworkTask } from "@/lib/kernel/ai/built-in/artwork/run-artwork";
import type { MotionRequest, MotionResult } from "@/lib/kernel/ai/built-in/motion/motion-schemas";
import type { SceneResult, SceneTask } from "@/lib/kernel/ai/built-in/scene/run-scene";
import type { SoundRequest, SoundResult } from "@/lib/kernel/ai/built-in/sound/sound-schemas";
import type { ImageAnalysis } from "@/lib/kernel/ai/image-analysis/image-analysis-schemas";
import type { ErrorCode, FieldError } from "@/lib/kernel/errors";
import type { MockupDefinition, MockupLayerFiles } from "@/lib/render/mockup";
import type { Element, Scene } from "@/lib/render/scene";
import type { FontUpload } from "./font-files";

/** Bytes of the images that the scenes use, by asset. */
export type ImageBytes = Readonly<Record<string, Uint8Array>>;

/** A product picture to put the artwork on. */
export interface MockupTask {
  readonly definition: MockupDefinition;
  /** Absolute paths of the layer images. */
  readonly layerPaths: MockupLayerFiles;
  /** `#rrggbb` of the product. */
  readonly productColor: string;
  /** Scenes of the product's other sides that the picture shows, by side. */
  readonly neighbours?: Readonly<Record<string, Scene>>;
}

export interface PreviewTask {
  readonly scene: Scene;
  readonly images: ImageBytes;
  readonly fonts?: readonly FontUpload[];
  /** Pixels of the longer side, 16…8192; with a mockup, its width. */
  readonly longestSidePx: number;
  readonly format: "png" | "webp" | "avif";
  /** `#rrggbb[aa]` under the artwork; absent: transparent. */
  readonly background?: string;
  readonly mockup?: MockupTask;
}

export interface PreviewResult {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mimeType: "image/png" | "image/webp" | "image/avif";
}

/** Where a print file comes from; written into it, so that a sheet can be traced to the revision it shows. */
export interface PdfTrace {
  readonly designId?: string;
  readonly revisionId: string;
  readonly exportProfileId: string;
  readonly contentHash: string;
}

/** White ink under the artwork, for dark and clear materials. */
export interface WhiteInk {
  /** `page`: a page of its own after each side's; `spot`: a spot colour on the side's own page. */
  readonly mode: "page" | "spot";
  /** Name of the ink, exactly as the press expects it. */
  readonly name: string;
  /** How far the white stays inside the artwork's edge, mm. */
  readonly chokeMm: number;
  readonly dpi: number;
}

export interface PdfOptions {
  /** Print the bleed; otherwise everything is cut to the trimmed area. */
  readonly bleed: boolean;
  readonly cropMarks: boolean;
  readonly registrationMarks?: boolean;
  /** Mirror the artwork, for transfer printing. */
  readonly mirrored?: boolean;
  readonly pdfa: "none" | "2b";
  readonly whiteInk?: WhiteInk;
  readonly trace: PdfTrace;
  readonly title: string;
  /** ISO 8601; the file's only date. Equal input gives equal bytes. */
  readonly createdAt: string;
}

export interface PdfTask {
  readonly pages: readonly { readonly scene: Scene }[];
  readonly images: ImageBytes;
  readonly fonts?: readonly FontUpload[];
  readonly options: PdfOptions;
}

export interface PdfResult {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly mimeType: "application/pdf";
}

export interface PngTask {
  readonly scene: Scene;
  readonly images: ImageBytes;
  readonly fonts?: readonly FontUpload[];
  readonly options: {
    /** Print the bleed; otherwise everything is cut to the trimmed area. */
    readonly bleed: boolean;
    readonly mirrored?: boolean;
    readonly dpi: number;
    readonly trace: PdfTrace;
  };
}

export interface PngResult {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mimeType: "image/png";
}

export interface LayoutTask {
  readonly elements: readonly Element[];
  readonly fonts?: readonly FontUpload[];
}

export interface RasterizeTask {
  readonly pdf: Uint8Array;
  /** From 0, the default. */
  readonly page?: number;
  /** Least pixels an inch. */
  readonly dpi: number;
}

/** A page as a picture. */
export interface RasterizeResult {
  readonly bytes: Uint8Array;
  readonly mimeType: "image/png";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  /** Of the whole file. */
  readonly pages: number;
  /** Size of the page in mm. */
  readonly page: { readonly width: number; readonly height: number };
  /** Where the trimmed product lies on it, in mm from its top left. */
  readonly trim: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Tasks that share images: each image is sent and decoded once. One that fails does not stop the others. */
export interface ManyTask {
  readonly tasks: readonly SingleTask[];
}

/** What became of one task among many; the worker answers a `failure` as text, as it crossed the thread border. */
export type ManyOutcome = { readonly output: TaskKinds[SingleKind]["output"] } | { readonly failure: WorkerFailure };

/** What a worker can do: each task kind with its input and output. */
export interface TaskKinds {
  many: { input: ManyTask; output: ManyOutcome[] };
  preview: { input: PreviewTask; output: PreviewResult };
  pdf: { input: PdfTask; output: PdfResult };
  png: { input: PngTask; output: PngResult };
  layout: { input: LayoutTask; output: Element[] };
  rasterize: { input: RasterizeTask; output: RasterizeResult };
  scene: { input: SceneTask; output: SceneResult };
  artwork: { input: ArtworkTask; output: ArtworkResult };
  analysis: { input: { readonly bytes: Uint8Array }; output: ImageAnalysis };
  sound: { input: SoundRequest; output: SoundResult };
  motion: { input: MotionRequest; output: MotionResult };
}
export type TaskKind = keyof TaskKinds;
/** Kinds that `many` takes. */
export type SingleKind = Exclude<TaskKind, "many" | "analysis" | "sound" | "motion">;

export type SingleTask = {
  [Kind in SingleKind]: { readonly kind: Kind; readonly input: TaskKinds[Kind]["input"] };
}[SingleKind];

export type WorkerRequest = {
  [Kind in TaskKind]: { id: number; kind: Kind; input: TaskKinds[Kind]["input"] };
}[TaskKind];

/** An error that crossed the thread border; `code` is there for AppErrors. */
export interface WorkerFailure {
  readonly code?: ErrorCode;
  readonly message: string;
  readonly errors?: readonly FieldError[];
}

export type WorkerResponse =
  | { readonly id: number; readonly output: TaskKinds[TaskKind]["output"] }
  | { readonly id: number; readonly failure: WorkerFailure };
