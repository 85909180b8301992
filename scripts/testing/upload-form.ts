import { randomBytes } from "node:crypto";
import sharp from "sharp";

/** A form with a `file` and other fields, as browsers send it. */
export function uploadForm(bytes: Buffer | string, filename: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), filename);
  return data;
}

/** A PNG that nobody else has. */
export function noisePng(width = 60, height = 40): Promise<Buffer> {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
