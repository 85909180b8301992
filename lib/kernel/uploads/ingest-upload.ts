import { Readable } from "node:stream";
import { fileTypeFromBuffer } from "file-type";
import { type SpooledFile, spoolStream, tooLarge } from "@/lib/kernel/artifacts/spool";
import { getEnv } from "@/lib/kernel/env";
import { checkFile } from "./check-file";
import { correctFilename } from "./file-name";
import { checkImageHeader, reencodeImage } from "./reencode-image";
import { sniffType, type UploadType, unsupported } from "./sniff-type";
import { sanitizeSvg } from "./svg/sanitize-svg";
import { refuseSvg } from "./svg/svg-tree";

export interface UploadInput {
  /** The bytes, or a file that was spooled already (it stays the caller's to dispose of). */
  source: Buffer | Readable | SpooledFile;
  /** Name the sender gave; its extension is corrected to what the file is. */
  filename?: string | null;
  /** `Content-Type` the sender gave; only tells CSV from other text. */
  declaredType?: string | null;
  /** MIME types the organization takes (`organization_settings.allowed_file_types`); null: everything in `uploadTypes`. */
  allowedTypes?: readonly string[] | null;
  /** Default `UPLOAD_MAX_BYTES`. */
  maxBytes?: number;
}

export interface IngestedUpload {
  /** What is stored: checked, re-encoded, sanitized. Dispose of it after use. */
  file: SpooledFile;
  /** MIME type of what is stored. */
  mimeType: string;
  filename: string;
  /** Images only. */
  widthPx?: number;
  heightPx?: number;
  /** Facts of the type: sizes of images, names of fonts. */
  metadata: Record<string, unknown>;
  /** What was sent, for the artifact's trace. */
  source: { type: UploadType; filename: string | null; sizeBytes: number; contentHash: string };
}

const isSpooled = (source: UploadInput["source"]): source is SpooledFile =>
  !Buffer.isBuffer(source) && !(source instanceof Readable);

/**
 * Takes a file from outside: measured while it comes, sniffed, checked whole, and written anew where the format can carry
 * more than it shows. Raster images are decoded and encoded again, SVG is sanitized, fonts, JSON, CSV, ZIP, GLB and PDF are
 * looked into and kept byte for byte.
 * @throws AppError `payload_too_large` (bytes or pixels), `unsupported_media_type`, `validation_failed`
 */
export async function ingestUpload(input: UploadInput): Promise<IngestedUpload> {
  const maxBytes = input.maxBytes ?? getEnv().UPLOAD_MAX_BYTES;
  const { source } = input;
  if (isSpooled(source)) {
    if (source.sizeBytes > maxBytes) throw tooLarge(maxBytes);
    return ingestFile(source, input, false);
  }
  const spooled = await spoolStream(Buffer.isBuffer(source) ? Readable.from([source]) : source, maxBytes);
  return ingestFile(spooled, input, true);
}

/** @param owned the raw file is disposed of unless it is itself what is stored */
async function ingestFile(raw: SpooledFile, input: UploadInput, owned: boolean): Promise<IngestedUpload> {
  let kept: SpooledFile | undefined;
  try {
    const type = await sniffType(raw, input);
    if (input.allowedTypes !== null && input.allowedTypes !== undefined && !input.allowedTypes.includes(type)) {
      throw unsupported(`This organization does not take files of type ${type}.`);
    }
    const result = await convert(raw, type);
    kept = result.file;
    const filename = correctFilename(input.filename, result.mimeType);
    const { sizeBytes, contentHash } = raw;
    return { ...result, filename, source: { type, filename: input.filename ?? null, sizeBytes, contentHash } };
  } finally {
    if (owned && kept !== raw) await raw.dispose();
  }
}

type Converted = Omit<IngestedUpload, "filename" | "source">;

async function convert(raw: SpooledFile, type: UploadType): Promise<Converted> {
  if (type === "image/svg+xml") return convertSvg(raw);
  if (type.startsWith("image/")) {
    const { file, mimeType, widthPx, heightPx, exif } = await reencodeImage(raw);
    const taken = Object.keys(exif).length === 0 ? {} : { exif };
    return { file, mimeType, widthPx, heightPx, metadata: { widthPx, heightPx, ...taken } };
  }
  return { file: raw, mimeType: type, metadata: await checkFile(raw, type) };
}

async function convertSvg(raw: SpooledFile): Promise<Converted> {
  const { bytes, widthPx, heightPx, embeddedImages } = sanitizeSvg(await raw.read());
  for (const image of embeddedImages) {
    const type = (await fileTypeFromBuffer(image))?.mime ?? "";
    if (!["image/png", "image/jpeg", "image/webp", "image/gif"].includes(type))
      throw refuseSvg("an embedded image is none.");
    await checkImageHeader(image);
  }
  const file = await spoolStream(Readable.from([bytes]), Number.MAX_SAFE_INTEGER);
  return { file, mimeType: "image/svg+xml", widthPx, heightPx, metadata: { widthPx, heightPx } };
}
