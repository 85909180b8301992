import { ownFonts, ownImages } from "./own-bytes";
import { renderPool, type TaskOptions } from "./pool";
import type { PdfResult, PdfTask } from "./tasks";

/**
 * Makes a print file, one page a scene; on a worker thread. Equal input gives equal bytes. Throws `validation_failed` for
 * images and fonts that cannot be used or were not supplied.
 */
export function renderPdf(task: PdfTask, options: TaskOptions = {}): Promise<PdfResult> {
  return renderPool().run("pdf", { ...task, images: ownImages(task.images), fonts: ownFonts(task.fonts) }, options);
}
