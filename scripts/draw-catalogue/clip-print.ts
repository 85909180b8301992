import { createCanvas, Path2D } from "@napi-rs/canvas";
import type { Space } from "@/lib/designs/catalogue/style-schema";
import { reduceArtwork, warpArtwork } from "@/lib/render/mockup-warp";
import type { Sheet } from "./sheet";

/** Limits the printable area to the space's clip shape, bent as the artwork will be. */
export function clipPrint(sheet: Sheet, space: Space): void {
  if (space.clip === undefined) return;
  const { width, height, mesh } = sheet;
  const scale = 10;
  const canvas = createCanvas(Math.round(space.widthMm * scale), Math.round(space.heightMm * scale));
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.clip(new Path2D(space.clip));
  context.fillRect(0, 0, space.widthMm, space.heightMm);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const allowed = new Uint8Array(width * height).fill(255);
  const target = new Uint8ClampedArray(width * height * 4);
  const artwork = reduceArtwork({ data: image.data, width: canvas.width, height: canvas.height }, mesh, width, height);
  warpArtwork({ artwork, mesh, target, width, height, allowed });
  for (let at = 0; at < sheet.print.length; at++)
    sheet.print[at] = (sheet.print[at] ?? 0) * ((target[at * 4 + 3] ?? 0) / 255);
}
