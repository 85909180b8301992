import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { MockupDefinition } from "@/lib/render/mockup";
import { clamp, fillHoles, hash, toSrgb } from "./numeric";
import type { Sheet } from "./sheet";

const lightScale = 1.6;
const shiftSize = 350;

function gray(image: Float32Array, toByte: (value: number) => number, width: number): Buffer {
  const bytes = Buffer.alloc(image.length * 3);
  image.forEach((value, at) => {
    const dither = hash(at % width, Math.floor(at / width), 5) - 0.5;
    bytes.fill(Math.round(clamp(toByte(value) + dither * 0.9, 0, 255)), at * 3, at * 3 + 3);
  });
  return bytes;
}

/** Writes a side's layers as WebP and returns what the composer needs to know about them. */
export async function writeLayers(
  sheet: Sheet,
  key: string,
  sideId: string,
  publicFolder: string,
): Promise<MockupDefinition> {
  const { width, height } = sheet;
  const folder = join(publicFolder, "catalogue", key, sideId);
  await mkdir(folder, { recursive: true });
  const raw = { raw: { width, height, channels: 3 as const } };
  const path = (name: string) => `/catalogue/${key}/${sideId}/${name}.webp`;
  const save = (name: string, data: Buffer) => writeFile(join(folder, `${name}.webp`), data);

  const outside = sheet.product.map((coverage) => (coverage > 0.01 ? 0 : 1));
  const within = sheet.product.map((coverage) => (coverage < 0.99 ? 0 : 1));
  const sceneBytes = Buffer.alloc(width * height * 3);
  for (let c = 0; c < 3; c++) {
    const channel = fillHoles(
      sheet.scene.filter((_, at) => at % 3 === c),
      outside,
      width,
      height,
    );
    channel.forEach((value, at) => {
      const dither = hash(at % width, Math.floor(at / width), 9) - 0.5;
      sceneBytes[at * 3 + c] = Math.round(clamp(toSrgb(value) * 255 + dither, 0, 255));
    });
  }
  await save("scene", await sharp(sceneBytes, raw).webp({ quality: 91, effort: 6, smartSubsample: true }).toBuffer());

  const shade = fillHoles(sheet.shade, within, width, height);
  const shadeBytes = gray(shade, (value) => Math.sqrt(clamp(value / lightScale, 0, 1)) * 255, width);
  await save("shade", await sharp(shadeBytes, raw).webp({ quality: 84, effort: 6 }).toBuffer());
  const highlight = fillHoles(sheet.highlight, within, width, height);
  const glossBytes = gray(highlight, (value) => Math.sqrt(clamp(value, 0, 1)) * 255, width);
  await save("highlight", await sharp(glossBytes, raw).webp({ quality: 78, effort: 6 }).toBuffer());

  const maskBytes = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    maskBytes[at * 3] = Math.round(clamp(sheet.product[at] ?? 0, 0, 1) * 255);
    maskBytes[at * 3 + 1] = Math.round(clamp(sheet.print[at] ?? 0, 0, 1) * 255);
    maskBytes[at * 3 + 2] = Math.round(clamp(sheet.neighbours[at] ?? 0, 0, 1) * 255);
  }
  await save("mask", await sharp(maskBytes, raw).webp({ lossless: true, effort: 6 }).toBuffer());

  let shiftRange = 0;
  if (sheet.shift !== undefined) {
    const { x, y } = sheet.shift;
    let largest = 0.5;
    x.forEach((value, at) => {
      if ((sheet.product[at] ?? 0) > 0.5) largest = Math.max(largest, Math.abs(value), Math.abs(y[at] ?? 0));
    });
    shiftRange = Number((largest / width).toFixed(6));
    const sy = Math.round((shiftSize * height) / width);
    const bytes = Buffer.alloc(shiftSize * sy * 3, 128);
    const step = width / shiftSize;
    const filledX = fillHoles(x, sheet.product, width, height);
    const filledY = fillHoles(y, sheet.product, width, height);
    for (let at = 0; at < shiftSize * sy; at++) {
      const from =
        Math.floor((Math.floor(at / shiftSize) + 0.5) * step) * width + Math.floor(((at % shiftSize) + 0.5) * step);
      bytes[at * 3] = Math.round(clamp(128 + ((filledX[from] ?? 0) / largest) * 127, 1, 255));
      bytes[at * 3 + 1] = Math.round(clamp(128 + ((filledY[from] ?? 0) / largest) * 127, 1, 255));
    }
    const image = sharp(bytes, { raw: { width: shiftSize, height: sy, channels: 3 } });
    await save("shift", await image.webp({ lossless: true, effort: 6 }).toBuffer());
  }
  return {
    width,
    height,
    lightScale,
    shiftRange,
    mesh: sheet.mesh,
    neighbours: sheet.neighbourMeshes,
    layerFiles: {
      scene: path("scene"),
      shade: path("shade"),
      highlight: path("highlight"),
      mask: path("mask"),
      ...(sheet.shift === undefined ? {} : { shift: path("shift") }),
    },
  };
}
