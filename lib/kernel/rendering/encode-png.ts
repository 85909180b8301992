import { once } from "node:events";
import { crc32, createDeflate } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Filter type 2 (PNG 1.2, 6.4): each byte minus the one above it. */
const filterUp = 2;
const bytesAPixel = 4;

function chunk(type: string, data: Uint8Array): Buffer {
  const result = Buffer.alloc(12 + data.length);
  result.writeUInt32BE(data.length, 0);
  result.write(type, 4, "latin1");
  result.set(data, 8);
  result.writeUInt32BE(crc32(result.subarray(4, 8 + data.length)), 8 + data.length);
  return result;
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green, blue and alpha.
  data.set([8, 6, 0, 0, 0], 8);
  return chunk("IHDR", data);
}

/** Pixels a metre in both directions (PNG 1.2, 4.2.4.2): whole numbers, so 300 dpi are 11,811. */
function density(dpi: number): Buffer {
  const data = Buffer.alloc(9);
  const pixelsPerMetre = Math.round(dpi / 0.0254);
  data.writeUInt32BE(pixelsPerMetre, 0);
  data.writeUInt32BE(pixelsPerMetre, 4);
  data.writeUInt8(1, 8);
  return chunk("pHYs", data);
}

export interface PngSettings {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Latin-1 keyword and text. */
  readonly texts: readonly (readonly [keyword: string, text: string])[];
}

/**
 * Writes a PNG from rows that come one strip after the other: only the compressed bytes are kept. Equal rows and settings
 * give equal bytes.
 */
export function createPngWriter(settings: PngSettings): {
  /** Takes whole rows of straight RGBA. */
  write(pixels: Uint8Array | Uint8ClampedArray): Promise<void>;
  finish(): Promise<Buffer>;
} {
  const { width, height, dpi, texts } = settings;
  const stride = width * bytesAPixel;
  const deflate = createDeflate({ level: 6 });
  const compressed: Buffer[] = [];
  deflate.on("data", (part: Buffer) => compressed.push(part));
  let above: Uint8Array = new Uint8Array(stride);
  return {
    async write(pixels) {
      const rows = pixels.length / stride;
      const filtered = Buffer.alloc(rows * (stride + 1));
      for (let row = 0; row < rows; row += 1) {
        const own = pixels.subarray(row * stride, (row + 1) * stride);
        const to = row * (stride + 1);
        filtered[to] = filterUp;
        for (let at = 0; at < stride; at += 1) filtered[to + 1 + at] = (own[at] ?? 0) - (above[at] ?? 0);
        above = new Uint8Array(own.buffer, own.byteOffset, own.byteLength);
      }
      // The caller's memory is drawn on again.
      above = above.slice();
      if (!deflate.write(filtered)) await once(deflate, "drain");
    },
    async finish() {
      deflate.end();
      await once(deflate, "end");
      return Buffer.concat([
        signature,
        header(width, height),
        // Perceptual sRGB.
        chunk("sRGB", Uint8Array.of(0)),
        density(dpi),
        ...texts.map(([keyword, text]) => chunk("tEXt", Buffer.from(`${keyword}\0${text}`, "latin1"))),
        ...compressed.splice(0).map((part) => chunk("IDAT", part)),
        chunk("IEND", new Uint8Array(0)),
      ]);
    },
  };
}
