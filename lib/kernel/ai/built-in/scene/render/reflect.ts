import type { Camera } from "./camera";
import type { Frame } from "./frame";
import { blurPlane, halve } from "./planes";

/** Rows between two looks up a column, in the half picture. */
const stride = 2;

/** The half picture that is mirrored. */
interface MirrorSource {
  readonly width: number;
  readonly height: number;
  readonly depths: Float32Array;
  readonly sharp: readonly Float32Array[];
  readonly soft: readonly Float32Array[];
  readonly horizon: number;
}

/**
 * Adds what level surfaces mirror. The camera looks level, so a mirrored thing stands in the same column as itself: for
 * each pixel the column is followed upwards until the mirrored ray meets what the picture shows there.
 * @param shown the frame with everything that can be mirrored; `frame` is written to
 */
export function addReflections(
  frame: Frame,
  shown: Frame,
  camera: Camera,
  fallback: readonly [number, number, number],
): void {
  const source = prepareSource(shown, camera);
  const { width, height } = source;
  const added = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = Math.min(frame.height - 1, y * 2) * frame.width + Math.min(frame.width - 1, x * 2);
      if ((frame.mirror[from] as number) <= 0.002) continue;
      const start = 1 / Math.max(1e-3, frame.nearness[from] as number);
      const hit = followColumn(source, x, y, start);
      const rough = (frame.roughness[from] as number) / 255;
      const reach = hit < 0 ? 1 : ((source.depths[hit] as number) - start) / start;
      const blurred = Math.min(1, rough * 1.2 + reach * rough * 2);
      for (let channel = 0; channel < 3; channel += 1) {
        const target = added[channel] as Float32Array;
        const sharp = (source.sharp[channel] as Float32Array)[hit] as number;
        const soft = (source.soft[channel] as Float32Array)[hit] as number;
        target[y * width + x] = hit < 0 ? (fallback[channel] as number) : sharp * (1 - blurred) + soft * blurred;
      }
    }
  }
  blend(frame.red, frame, blurPlane(added[0] as Float32Array, width, height, 1), source);
  blend(frame.green, frame, blurPlane(added[1] as Float32Array, width, height, 1), source);
  blend(frame.blue, frame, blurPlane(added[2] as Float32Array, width, height, 1), source);
}

function prepareSource(shown: Frame, camera: Camera): MirrorSource {
  const { width, height } = halve(shown.red, shown);
  const sharp = [shown.red, shown.green, shown.blue].map((plane) => halve(plane, shown).plane);
  const depths = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = Math.min(shown.height - 1, y * 2) * shown.width + Math.min(shown.width - 1, x * 2);
      depths[y * width + x] = 1 / Math.max(1e-3, shown.nearness[at] as number);
    }
  }
  const soft = sharp.map((plane) => blurPlane(plane, width, height, 7));
  return { width, height, depths, sharp, soft, horizon: camera.horizon / 2 };
}

/** Index of the place that a level surface at depth `start` mirrors at a pixel; −1 for none. */
function followColumn(source: MirrorSource, x: number, y: number, start: number): number {
  const { width, depths, horizon } = source;
  // With s the row below the horizon over focal length and height, a place at depth z on the ray shows at 2/z − 1/start.
  const unit = (y - horizon) * start;
  for (let row = y - 1; row >= 0; row -= stride) {
    const sum = (row - horizon) / unit + 1;
    if (sum <= 0.02) return row * width + x;
    const there = depths[row * width + x] as number;
    if (there * sum <= 2 * start && there > start * 0.9) return row * width + x;
  }
  return -1;
}

function blend(plane: Float32Array, frame: Frame, added: Float32Array, source: MirrorSource): void {
  for (let y = 0; y < frame.height; y += 1) {
    const row = Math.min(source.height - 1, y >> 1) * source.width;
    for (let x = 0; x < frame.width; x += 1) {
      const at = y * frame.width + x;
      const mirror = frame.mirror[at] as number;
      if (mirror <= 0.002) continue;
      plane[at] =
        (plane[at] as number) * (1 - mirror * 0.6) +
        (added[row + Math.min(source.width - 1, x >> 1)] as number) * mirror;
    }
  }
}
