import { ownFonts, ownImages } from "./own-bytes";
import { renderPool, type TaskOptions } from "./pool";
import type { PngResult, PngTask } from "./tasks";

/** The largest PNG takes about a minute and a half on one core. */
const timeoutMs = 300_000;

/**
 * Makes a PNG at print size, on a worker thread. Equal input gives equal bytes. Throws `validation_failed` for sizes beyond
 * the limits, and for images and fonts that cannot be used or were not supplied.
 */
export function renderPng(task: PngTask, options: TaskOptions = {}): Promise<PngResult> {
  const input = { ...task, images: ownImages(task.images), fonts: ownFonts(task.fonts) };
  return renderPool().run("png", input, { timeoutMs, ...options });
}
