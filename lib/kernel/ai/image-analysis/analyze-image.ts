import { mediaPool } from "@/lib/kernel/rendering/pool";
import type { ImageAnalysis } from "./image-analysis-schemas";

/** Palette, light, texture, subject and surroundings of a picture (JPEG, PNG, WebP, AVIF…), measured in a worker thread. */
export function analyzeImage(bytes: Uint8Array, options: { signal?: AbortSignal } = {}): Promise<ImageAnalysis> {
  return mediaPool().run("analysis", { bytes }, { signal: options.signal, timeoutMs: 30_000 });
}
