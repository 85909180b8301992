import type { FontUpload } from "./font-files";
import type { ImageBytes } from "./tasks";

/** A view on part of a buffer would be sent to a worker with the whole buffer behind it. */
function own(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

export function ownImages(images: ImageBytes): ImageBytes {
  return Object.fromEntries(Object.entries(images).map(([assetId, bytes]) => [assetId, own(bytes)]));
}

export function ownFonts(fonts: readonly FontUpload[] | undefined): FontUpload[] {
  return (fonts ?? []).map((font) => ({ ...font, bytes: own(font.bytes) }));
}
