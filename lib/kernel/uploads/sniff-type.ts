import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import type { SpooledFile } from "@/lib/kernel/artifacts/spool";
import { AppError } from "@/lib/kernel/errors";

/** Types the studio takes from people; what a file is decides itself, never its name or its `Content-Type`. */
export const uploadTypes = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/avif",
  "image/gif",
  "image/tiff",
  "image/svg+xml",
  "font/ttf",
  "font/otf",
  "application/pdf",
  "model/gltf-binary",
  "application/json",
  "text/csv",
  "application/zip",
] as const;
export type UploadType = (typeof uploadTypes)[number];

const isUploadType = (text: string): text is UploadType => uploadTypes.some((type) => type === text);

export function unsupported(detail: string): AppError {
  return new AppError("unsupported_media_type", detail, { errors: [{ path: "file", message: detail }] });
}

/**
 * What a file is, by its first bytes; text (SVG, JSON, CSV) by how it begins.
 * @throws AppError `unsupported_media_type` for anything else, `validation_failed` for an empty file
 */
export async function sniffType(
  file: SpooledFile,
  hints: { filename?: string | null; declaredType?: string | null },
): Promise<UploadType> {
  if (file.sizeBytes === 0) {
    throw new AppError("validation_failed", "The file is empty.", { errors: [{ path: "file", message: "is empty" }] });
  }
  const binary = (await fileTypeFromFile(file.path).catch(() => undefined))?.mime;
  if (binary !== undefined && binary !== "application/xml") {
    if (isUploadType(binary)) return binary;
    throw unsupported(`Files of type ${binary} are not taken.`);
  }
  const start = await readStart(file.path);
  const type = start === undefined ? undefined : sniffText(start, hints);
  if (type === undefined)
    throw unsupported(`This kind of file is not taken; the studio takes ${uploadTypes.join(", ")}.`);
  return type;
}

/** The first 4 KiB as text; undefined when they are none. */
async function readStart(path: string): Promise<string | undefined> {
  const handle = await open(path, "r");
  try {
    const buffer = Buffer.alloc(4096);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const utf16 =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? "utf-16le"
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? "utf-16be"
          : undefined;
    // `stream` because the last character may be cut in two.
    const text = new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes, { stream: true });
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

function sniffText(
  start: string,
  hints: { filename?: string | null; declaredType?: string | null },
): UploadType | undefined {
  const text = start.trimStart();
  if (/^<(\?xml|!--|!doctype\s+svg|svg[\s>/]|[a-z]+:svg[\s>])/i.test(text))
    return /<([a-z]+:)?svg[\s>/]/i.test(text) ? "image/svg+xml" : undefined;
  if (text.startsWith("<")) return undefined;
  // Text alone does not say whether it is CSV; the name has to.
  const name = hints.filename?.toLowerCase() ?? "";
  const declared = hints.declaredType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/\.(csv|tsv)$/.test(name)) return "text/csv";
  if (/^[[{"]/.test(text) || name.endsWith(".json")) return "application/json";
  return declared === "text/csv" ? "text/csv" : undefined;
}
