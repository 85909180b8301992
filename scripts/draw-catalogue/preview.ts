import { mkdir, writeFile } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import sharp from "sharp";
import { type Bitmap, composeMockup, type MockupDefinition } from "@/lib/render/mockup";

/** A test print: a millimetre grid, a photo-like gradient, a mark and text; shows every distortion. */
export function drawTestArtwork(widthMm: number, heightMm: number): Bitmap {
  const scale = Math.min(8, 1400 / Math.max(widthMm, heightMm));
  const width = Math.round(widthMm * scale);
  const height = Math.round(heightMm * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const unit = Math.min(width, height) / 10;
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, "#f6a04d");
  sky.addColorStop(0.5, "#d8446a");
  sky.addColorStop(1, "#3b2a7a");
  context.fillStyle = sky;
  context.fillRect(0, height * 0.3, width, height * 0.42);
  context.strokeStyle = "#1e88a8";
  context.lineWidth = unit * 0.07;
  for (let x = 0; x <= width; x += unit) context.strokeRect(x, 0, 0.01, height);
  for (let y = 0; y <= height; y += unit) context.strokeRect(0, y, width, 0.01);
  context.lineWidth = unit * 0.2;
  context.strokeRect(0, 0, width, height);
  context.fillStyle = "#f4d23c";
  context.beginPath();
  context.arc(width / 2, height * 0.5, unit * 1.7, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = "#16324f";
  context.font = `bold ${unit * 1.5}px sans-serif`;
  context.textAlign = "center";
  context.fillText("ATELIER", width / 2, height * 0.2);
  context.font = `${unit * 0.8}px sans-serif`;
  context.fillText("straight lines bend", width / 2, height * 0.86);
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

async function load(publicFolder: string, path: string, width?: number): Promise<Bitmap> {
  const image = sharp(`${publicFolder}${path}`).ensureAlpha();
  const { data, info } = await (width === undefined ? image : image.resize(width))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    width: info.width,
    height: info.height,
  };
}

/** Dresses a side with the test print in some colours and writes PNGs for looking at. */
export async function writePreviews(input: {
  definition: MockupDefinition;
  publicFolder: string;
  name: string;
  folder: string;
  artwork: Bitmap;
  neighbours: Record<string, Bitmap>;
  colors: readonly string[];
}): Promise<void> {
  const { definition, publicFolder } = input;
  const files = definition.layerFiles;
  const layers = {
    scene: await load(publicFolder, files.scene),
    shade: await load(publicFolder, files.shade),
    highlight: await load(publicFolder, files.highlight),
    mask: await load(publicFolder, files.mask),
    ...(files.shift === undefined ? {} : { shift: await load(publicFolder, files.shift) }),
  };
  await mkdir(input.folder, { recursive: true });
  for (const [index, productColor] of input.colors.entries()) {
    const result = composeMockup({
      definition,
      layers,
      artwork: input.artwork,
      neighbours: input.neighbours,
      productColor,
      outputSize: definition.width,
    });
    const png = await sharp(result.data, { raw: { width: result.width, height: result.height, channels: 4 } })
      .png()
      .toBuffer();
    await writeFile(`${input.folder}/${input.name}-${index}.png`, png);
  }
}
