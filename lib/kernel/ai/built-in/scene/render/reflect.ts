import type { Camera } from "./camera";
import type { Frame } from "./frame";
import { blurPlane, halve } from "./planes";

/** Rows between two looks up a column, in the half picture. */
const stride = 2;

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
  const sharp = [halve(shown.red, shown), halve(shown.green, shown), halve(shown.blue, shown)] as const;
  const { width, height } = sharp[0];
  const soft = sharp.map(({ plane }) => blurPlane(plane, width, height, 7));
  const depths = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = Math.min(shown.height - 1, y * 2) * shown.width + Math.min(shown.width - 1, x * 2);
      depths[y * width + x] = 1 / Math.max(1e-3, shown.nearness[at] ?? 0);
    }
  }
  const strength = new Float32Array(width * height);
  const added = [0, 1, 2].map(() => new Float32Array(width * height));
  const horizon = camera.horizon / 2;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = Math.min(frame.height - 1, y * 2) * frame.width + Math.min(frame.width - 1, x * 2);
      const mirror = frame.mirror[from] ?? 0;
      if (mirror <= 0.002) continue;
      const at = y * width + x;
      const start = 1 / Math.max(1e-3, frame.nearness[from] ?? 0);
      const rough = (frame.roughness[from] ?? 0) / 255;
      strength[at] = mirror;
      // With s the row below the horizon over focal length and height, a place at depth z on the ray shows at 2/z − 1/start.
      const unit = (y - horizon) * start;
      let hit = -1;
      let hitDepth = 0;
      for (let row = y - 1; row >= 0; row -= stride) {
        const sum = (row - horizon) / unit + 1;
        if (sum <= 0.02) {
          hit = row;
          hitDepth = 50;
          break;
        }
        const depth = (2 * start) / sum;
        const there = depths[row * width + x] ?? 50;
        if (there <= depth && there > start * 0.9) {
          hit = row;
          hitDepth = there;
          break;
        }
      }
      const blurred = Math.min(1, rough * 1.2 + ((hitDepth - start) / start) * rough * 2);
      for (let channel = 0; channel < 3; channel += 1) {
        const target = added[channel];
        if (!target) continue;
        const place = hit * width + x;
        target[at] =
          hit < 0
            ? (fallback[channel] ?? 0)
            : (sharp[channel]?.plane[place] ?? 0) * (1 - blurred) + (soft[channel]?.[place] ?? 0) * blurred;
      }
    }
  }
  const planes = [frame.red, frame.green, frame.blue];
  for (const [channel, plane] of planes.entries()) {
    const smooth = blurPlane(added[channel] ?? new Float32Array(0), width, height, 1);
    for (let y = 0; y < frame.height; y += 1) {
      for (let x = 0; x < frame.width; x += 1) {
        const at = y * frame.width + x;
        const mirror = frame.mirror[at] ?? 0;
        if (mirror <= 0.002) continue;
        const from = Math.min(height - 1, y >> 1) * width + Math.min(width - 1, x >> 1);
        plane[at] = (plane[at] ?? 0) * (1 - mirror * 0.6) + (smooth[from] ?? 0) * mirror;
      }
    }
  }
}
