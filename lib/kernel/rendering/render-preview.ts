import { ownFonts, ownImages } from "./own-bytes";
import { renderPool, type TaskOptions } from "./pool";
import type { PreviewResult, PreviewTask } from "./tasks";

/**
 * Draws a scene, on its own or on a product picture, and encodes it; on a worker thread. Throws `validation_failed` for
 * images and fonts that cannot be used or were not supplied.
 */
export function renderPreview(task: PreviewTask, options: TaskOptions = {}): Promise<PreviewResult> {
  return renderPool().run("preview", { ...task, images: ownImages(task.images), fonts: ownFonts(task.fonts) }, options);
}
