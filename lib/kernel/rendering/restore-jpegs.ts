import { inflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";
import sharp from "sharp";
import type { DecodedImage } from "./decode-image";

/** Smallest picture worth the work, in bytes of the stream Skia wrote. */
const worthwhileBytes = 64 * 1024;
const samples = 2_000;

/**
 * Skia writes photographs losslessly, several times larger than the JPEG they came from. Where such a stream shows exactly
 * a source picture, the source file takes its place. What was cropped on the way stays as it is.
 */
export async function restoreJpegs(document: PDFDocument, images: Iterable<DecodedImage>): Promise<void> {
  const sources = [...images].flatMap(({ jpeg, width, height }) => (jpeg ? [{ jpeg, width, height }] : []));
  if (sources.length === 0) return;
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.contents.byteLength < worthwhileBytes) continue;
    const width = numberOf(object, "Width");
    const height = numberOf(object, "Height");
    if (!isOpaqueRgb(document.context, object)) continue;
    for (const source of sources) {
      if (source.width !== width || source.height !== height || source.jpeg.byteLength >= object.contents.byteLength)
        continue;
      if (!(await showsTheSame(object.contents, source))) continue;
      replace(document.context, reference, object, source.jpeg);
      break;
    }
  }
}

function numberOf(stream: PDFRawStream, name: string): number {
  const value = stream.dict.lookup(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

function isOpaqueRgb(context: PDFContext, { dict }: PDFRawStream): boolean {
  if (dict.get(PDFName.of("Subtype")) !== PDFName.of("Image") || dict.has(PDFName.of("SMask"))) return false;
  if (dict.get(PDFName.of("Filter")) !== PDFName.of("FlateDecode") || dict.has(PDFName.of("DecodeParms"))) return false;
  const space = dict.lookup(PDFName.of("ColorSpace"));
  if (space === PDFName.of("DeviceRGB")) return true;
  const profile =
    space instanceof PDFArray && space.get(0) === PDFName.of("ICCBased") ? context.lookup(space.get(1)) : undefined;
  return profile instanceof PDFRawStream && numberOf(profile, "N") === 3;
}

/** Compares pixels spread over both pictures; two decoders may differ by a rounding, two pictures differ by far more. */
async function showsTheSame(
  deflated: Uint8Array,
  source: { jpeg: Uint8Array; width: number; height: number },
): Promise<boolean> {
  const size = source.width * source.height * 3;
  const written = inflateSync(deflated, { maxOutputLength: size + 1 });
  const decoded = await sharp(source.jpeg).removeAlpha().toColourspace("srgb").raw().toBuffer();
  if (written.length !== size || decoded.length !== size) return false;
  const step = Math.max(1, Math.floor(size / samples));
  for (let at = 0; at < size; at += step) if (Math.abs((written[at] ?? 0) - (decoded[at] ?? 0)) > 6) return false;
  return true;
}

function replace(context: PDFContext, reference: PDFRef, old: PDFRawStream, jpeg: Uint8Array): void {
  const { dict } = old;
  dict.set(PDFName.of("Filter"), PDFName.of("DCTDecode"));
  dict.set(PDFName.of("Length"), PDFNumber.of(jpeg.byteLength));
  context.assign(reference, PDFRawStream.of(dict, jpeg));
}
