import { renderPool, type TaskOptions } from "./pool";
import type { RasterizeResult, RasterizeTask } from "./tasks";

/**
 * Draws a page of a PDF, the first unless told, as PNG; on a worker thread. Pages too large for the wanted resolution get the highest that
 * fits. Throws `validation_failed` for files that cannot be drawn.
 */
export function rasterizePdf(task: RasterizeTask, options: TaskOptions = {}): Promise<RasterizeResult> {
  return renderPool().run("rasterize", { ...task, pdf: new Uint8Array(task.pdf) }, options);
}
