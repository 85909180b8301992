import type { FlowGenerationSettings, SceneProduct } from "@/lib/kernel/ai/scene-settings-schemas";

/** What the page is told; the model itself it fetches from `modelPath`. */
export interface RenderRequest {
  readonly settings: FlowGenerationSettings;
  readonly about: SceneProduct;
  readonly seed: number;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** Pictures that are averaged: more make shadows, edges and blur smoother. */
  readonly samples: number;
}

/** What the page answers. */
export interface RenderAnswer {
  /** PNG as base64. */
  readonly png: string;
  /** Where the product is in the picture, pixels. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly triangles: number;
  /** Milliseconds of each part of the work. */
  readonly times: Readonly<Record<string, number>>;
}

/** How a page's work ended; `lost`: the browser's graphics are gone, and the model may be good. */
export type PageResult =
  | { readonly answer: RenderAnswer }
  | { readonly failure: "lost" | "model"; readonly message: string };

/** The page's own origin; nothing answers there but the process that drives the browser. */
export const pageOrigin = "https://render.invalid";
export const modelPath = "/model.glb";
export const decoderPath = "/decoders/";
