import { createCanvas } from "@napi-rs/canvas";
import { AppError, type FieldError } from "@/lib/kernel/errors";
import { createFontSource } from "@/lib/render/font-source";
import { layoutText, UnknownFontError } from "@/lib/render/layout-text";
import { PathSyntaxError, parsePath } from "@/lib/render/parse-path";
import type { Element } from "@/lib/render/scene";
import { type RegisteredFonts, registerFonts } from "./font-files";
import type { LayoutTask } from "./tasks";

/** Widths stay cached between the tasks of a worker as long as they need bundled fonts only. */
const bundledFonts = registerFonts([]);
const bundledSource = createSource(bundledFonts);

function createSource(fonts: RegisteredFonts) {
  return createFontSource(createCanvas(1, 1).getContext("2d"), fonts.facts, fonts.familyOf);
}

/** Computes every text's layout and checks all path data. Throws `validation_failed` naming each bad element. */
export function runLayout(task: LayoutTask): Element[] {
  const uploads = task.fonts ?? [];
  const source = uploads.length === 0 ? bundledSource : createSource(registerFonts(uploads));
  const errors: FieldError[] = [];
  const elements = task.elements.map((element, index): Element => {
    try {
      if (element.type === "path") parsePath(element.content.d);
      if (element.type !== "text") return element;
      return { ...element, layout: layoutText(element.content, element.transform.width, source, uploads) };
    } catch (error) {
      if (error instanceof PathSyntaxError)
        errors.push({ path: `elements.${index}.content.d`, message: error.message });
      else if (error instanceof UnknownFontError)
        errors.push({ path: `elements.${index}.content.fontFamily`, message: error.message });
      else throw error;
      return element;
    }
  });
  if (errors.length > 0) throw new AppError("validation_failed", "Some elements cannot be drawn.", { errors });
  return elements;
}

/** Lays out what was stored without a layout. */
export function completeLayouts(elements: readonly Element[], fonts: LayoutTask["fonts"]): Element[] {
  const open = elements.filter((element) => element.type === "text" && !element.layout);
  if (open.length === 0) return [...elements];
  const done = runLayout({ elements: open, fonts });
  let next = 0;
  return elements.map((element) => (element.type === "text" && !element.layout ? (done[next++] ?? element) : element));
}
