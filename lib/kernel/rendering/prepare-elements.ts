import type { Element } from "@/lib/render/scene";
import type { FontUpload } from "./font-files";
import { ownFonts } from "./own-bytes";
import { renderPool, type TaskOptions } from "./pool";

/**
 * Gives every text element its stored layout and checks path data, on a worker thread; what is stored is what everybody
 * draws. Throws `validation_failed` with the path of each element whose font family or path data is unusable.
 */
export function layoutElements(
  elements: readonly Element[],
  fonts: readonly FontUpload[] = [],
  options: TaskOptions = {},
): Promise<Element[]> {
  return renderPool().run("layout", { elements, fonts: ownFonts(fonts) }, options);
}
