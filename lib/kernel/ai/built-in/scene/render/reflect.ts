import type { PlacedProduct } from "@/lib/kernel/ai/built-in/scene/composite";
import type { Camera } from "./camera";
import type { Frame } from "./frame";
import { blurPlane, halve } from "./planes";
import { scratchFloats } from "./scratch";

/** Rows between two looks up a column, in the half picture. */
const stride = 2;
/** Shares below are not seen. */
const leastMirror = 0.002;
const channels = ["red", "green", "blue"] as const;

/** The half picture that is mirrored, and at half of its size what rough surfaces show of it. */
interface MirrorSource {
  readonly width: number;
  readonly height: number;
  readonly softWidth: number;
  readonly depths: Float32Array;
  readonly sharp: readonly Float32Array[];
  readonly soft: readonly Float32Array[];
  readonly horizon: number;
}

/**
 * Adds what level surfaces mirror. The camera looks level, so a mirrored thing stands in the same column as itself: for
 * each pixel the column is followed upwards until the mirrored ray meets what the picture shows there.
 * @param product mirrored as well, `distance` metres away
 * @param nearness 1 / z at half the frame's size
 */
export function addReflections(
  frame: Frame,
  product: PlacedProduct,
  distance: number,
  nearness: Float32Array,
  camera: Camera,
  fallback: readonly [number, number, number],
): void {
  const first = findMirror(frame);
  if (first < 0) return;
  const source = prepareSource(frame, product, distance, nearness, camera);
  const { width, height, depths, softWidth } = source;
  const added = channels.map((channel) => scratchFloats(`mirrored ${channel}`, width * height));
  for (let y = first >> 1; y < height; y += 1) {
    let row = -1;
    let followed = -2;
    for (let x = 0; x < width; x += 1) {
      const from = Math.min(frame.height - 1, y * 2) * frame.width + Math.min(frame.width - 1, x * 2);
      if ((frame.mirror[from] as number) <= leastMirror) continue;
      const start = 1 / Math.max(1e-3, frame.nearness[from] as number);
      // Every second column is followed; the mirror image is blurred by more than that.
      if (followed !== x - 1) {
        row = followColumn(source, x, y, start);
        followed = x;
      }
      const hit = row * width + x;
      const softAt = (row >> 1) * softWidth + (x >> 1);
      const rough = (frame.roughness[from] as number) / 255;
      const reach = row < 0 ? 1 : ((depths[hit] as number) - start) / start;
      const blurred = Math.min(1, rough * 1.2 + reach * rough * 2);
      for (let channel = 0; channel < 3; channel += 1) {
        const target = added[channel] as Float32Array;
        const sharp = (source.sharp[channel] as Float32Array)[hit] as number;
        const soft = (source.soft[channel] as Float32Array)[softAt] as number;
        target[y * width + x] = row < 0 ? (fallback[channel] as number) : sharp * (1 - blurred) + soft * blurred;
      }
    }
  }
  for (const [channel, name] of channels.entries()) {
    blend(frame[name], frame, blurPlane(added[channel] as Float32Array, width, height, 1), source, first);
  }
}

/** The first row that mirrors anything, −1 for none. */
function findMirror({ mirror, width }: Frame): number {
  for (let at = 0; at < mirror.length; at += 1) {
    if ((mirror[at] as number) > leastMirror) return Math.floor(at / width);
  }
  return -1;
}

function prepareSource(
  frame: Frame,
  product: PlacedProduct,
  distance: number,
  nearness: Float32Array,
  camera: Camera,
): MirrorSource {
  const { width, height } = { width: Math.ceil(frame.width / 2), height: Math.ceil(frame.height / 2) };
  const depths = scratchFloats("mirror depths", width * height);
  for (let at = 0; at < depths.length; at += 1) depths[at] = 1 / Math.max(1e-3, nearness[at] as number);
  const sharp = channels.map((channel) => halve(frame[channel], frame, `mirror ${channel}`).plane);
  overlayHalf(sharp, depths, { width, height }, product, distance);
  const soft = channels.map((channel, index) => {
    const small = halve(sharp[index] as Float32Array, { width, height }, `mirror soft ${channel}`);
    return blurPlane(small.plane, small.width, small.height, 4);
  });
  return { width, height, softWidth: Math.ceil(width / 2), depths, sharp, soft, horizon: camera.horizon / 2 };
}

/** Lays the product over the half picture: each of its pixels counts a quarter. */
function overlayHalf(
  planes: readonly Float32Array[],
  depths: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  product: PlacedProduct,
  distance: number,
): void {
  const [red, green, blue] = planes;
  if (!red || !green || !blue) return;
  const lastRow = Math.min(height - 1, (product.top + product.height) >> 1);
  const lastColumn = Math.min(width - 1, (product.left + product.width) >> 1);
  for (let y = Math.max(0, product.top >> 1); y <= lastRow; y += 1) {
    for (let x = Math.max(0, product.left >> 1); x <= lastColumn; x += 1) {
      let r = 0;
      let g = 0;
      let b = 0;
      let alpha = 0;
      for (let part = 0; part < 4; part += 1) {
        const column = x * 2 + (part & 1) - product.left;
        const row = y * 2 + (part >> 1) - product.top;
        if (column < 0 || row < 0 || column >= product.width || row >= product.height) continue;
        const from = row * product.width + column;
        alpha += (product.alpha[from] as number) / 4;
        r += (product.red[from] as number) / 4;
        g += (product.green[from] as number) / 4;
        b += (product.blue[from] as number) / 4;
      }
      if (alpha === 0) continue;
      const at = y * width + x;
      red[at] = (red[at] as number) * (1 - alpha) + r;
      green[at] = (green[at] as number) * (1 - alpha) + g;
      blue[at] = (blue[at] as number) * (1 - alpha) + b;
      if (alpha > 0.5) depths[at] = distance;
    }
  }
}

/** Row of the place that a level surface at depth `start` mirrors at a pixel; −1 for none. */
function followColumn(source: MirrorSource, x: number, y: number, start: number): number {
  const { width, depths, horizon } = source;
  // With s the row below the horizon over focal length and height, a place at depth z on the ray shows at 2/z − 1/start.
  const unit = (y - horizon) * start;
  for (let row = y - 1; row >= 0; row -= stride) {
    const sum = (row - horizon) / unit + 1;
    if (sum <= 0.02) return row;
    const there = depths[row * width + x] as number;
    if (there * sum <= 2 * start && there > start * 0.9) return row;
  }
  return -1;
}

function blend(plane: Float32Array, frame: Frame, added: Float32Array, source: MirrorSource, first: number): void {
  for (let y = first; y < frame.height; y += 1) {
    const row = (y >> 1) * source.width;
    for (let x = 0; x < frame.width; x += 1) {
      const at = y * frame.width + x;
      const mirror = frame.mirror[at] as number;
      if (mirror <= leastMirror) continue;
      plane[at] = (plane[at] as number) * (1 - mirror * 0.6) + (added[row + (x >> 1)] as number) * mirror;
    }
  }
}
