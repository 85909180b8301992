import { AppError } from "@/lib/kernel/errors";
import { decodeImages } from "./decode-image";
import { drawBands } from "./draw-bands";
import { createPngWriter } from "./encode-png";
import { registerFonts } from "./font-files";
import { producer, traceEntries } from "./pdf-metadata";
import { printSize, requirePrintable } from "./print-pixels";
import { completeLayouts } from "./run-layout";
import { assetsOf } from "./run-preview";
import type { PngResult, PngTask } from "./tasks";

/** Draws one side as a PNG with transparency, at print size and resolution. @throws `validation_failed` */
export async function runPng(task: PngTask): Promise<PngResult> {
  const { scene, options } = task;
  if (!(options.dpi >= 1 && options.dpi <= 2_400)) throw new AppError("validation_failed", "A PNG has 1 to 2400 dpi.");
  requirePrintable(scene.space, options);
  const { width, height } = printSize(scene.space, options);
  const images = await decodeImages(assetsOf(scene), task.images);
  const { familyOf } = registerFonts(task.fonts ?? []);
  const writer = createPngWriter({
    width,
    height,
    dpi: options.dpi,
    texts: [
      ["Software", producer],
      ...traceEntries(options.trace).map(({ name, value }) => [`Atelier${name}`, value] as const),
    ],
  });
  await drawBands(
    {
      scene: { ...scene, elements: completeLayouts(scene.elements, task.fonts) },
      images,
      familyOf,
      bleed: options.bleed,
      mirrored: options.mirrored ?? false,
      width,
      height,
    },
    (pixels) => writer.write(pixels),
  );
  const bytes = await writer.finish();
  return { bytes: new Uint8Array(bytes), widthPx: width, heightPx: height, mimeType: "image/png" };
}
