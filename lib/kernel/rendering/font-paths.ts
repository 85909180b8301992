import path from "node:path";
import { fileOfFace } from "@/lib/render/fonts";

/** Absolute path of a bundled face's TrueType file; undefined when the key names none. */
export function pathOfFontFile(fontKey: string): string | undefined {
  const reference = fileOfFace(fontKey);
  return reference && path.join(process.cwd(), "node_modules", reference.package, reference.file);
}
