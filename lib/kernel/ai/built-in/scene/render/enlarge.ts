import type { Frame } from "./frame";
import { scratchFloats } from "./scratch";

/** For each pixel of a line the first of four neighbours in the smaller line, and their weights (Catmull–Rom). */
function weigh(from: number, to: number): { first: Int32Array; weights: Float32Array } {
  const first = new Int32Array(to);
  const weights = new Float32Array(to * 4);
  for (let at = 0; at < to; at += 1) {
    const place = ((at + 0.5) * from) / to - 0.5;
    const base = Math.floor(place);
    const t = place - base;
    first[at] = base - 1;
    weights[at * 4] = ((2 - t) * t - 1) * t * 0.5;
    weights[at * 4 + 1] = ((3 * t - 5) * t * t + 2) * 0.5;
    weights[at * 4 + 2] = ((4 - 3 * t) * t + 1) * t * 0.5;
    weights[at * 4 + 3] = (t - 1) * t * t * 0.5;
  }
  return { first, weights };
}

type Plan = ReturnType<typeof weigh>;

const clamp = (value: number, most: number) => (value < 0 ? 0 : Math.min(value, most));

/** One colour, along the rows first; what overshoots below black is black. */
function enlargePlane(
  plane: Float32Array,
  name: string,
  { width, height }: Pick<Frame, "width" | "height">,
  across: Plan,
  down: Plan,
): Float32Array {
  const wide = across.first.length;
  const high = down.first.length;
  const rows = scratchFloats("rows to enlarge", wide * height);
  for (let x = 0; x < wide; x += 1) {
    const base = across.first[x] as number;
    const a = clamp(base, width - 1);
    const b = clamp(base + 1, width - 1);
    const c = clamp(base + 2, width - 1);
    const d = clamp(base + 3, width - 1);
    const wa = across.weights[x * 4] as number;
    const wb = across.weights[x * 4 + 1] as number;
    const wc = across.weights[x * 4 + 2] as number;
    const wd = across.weights[x * 4 + 3] as number;
    for (let y = 0, row = 0, to = x; y < height; y += 1, row += width, to += wide) {
      rows[to] =
        (plane[row + a] as number) * wa +
        (plane[row + b] as number) * wb +
        (plane[row + c] as number) * wc +
        (plane[row + d] as number) * wd;
    }
  }
  const result = scratchFloats(`enlarged ${name}`, wide * high);
  for (let y = 0; y < high; y += 1) {
    const base = down.first[y] as number;
    const a = clamp(base, height - 1) * wide;
    const b = clamp(base + 1, height - 1) * wide;
    const c = clamp(base + 2, height - 1) * wide;
    const d = clamp(base + 3, height - 1) * wide;
    const wa = down.weights[y * 4] as number;
    const wb = down.weights[y * 4 + 1] as number;
    const wc = down.weights[y * 4 + 2] as number;
    const wd = down.weights[y * 4 + 3] as number;
    const row = y * wide;
    for (let x = 0; x < wide; x += 1) {
      const value =
        (rows[a + x] as number) * wa +
        (rows[b + x] as number) * wb +
        (rows[c + x] as number) * wc +
        (rows[d + x] as number) * wd;
      result[row + x] = Math.max(value, 0);
    }
  }
  return result;
}

/** The colours of a frame at another size; what else it knows is not needed any more. */
export function enlargeFrame(frame: Frame, width: number, height: number): Frame {
  if (frame.width === width && frame.height === height) return frame;
  const across = weigh(frame.width, width);
  const down = weigh(frame.height, height);
  return {
    width,
    height,
    red: enlargePlane(frame.red, "red", frame, across, down),
    green: enlargePlane(frame.green, "green", frame, across, down),
    blue: enlargePlane(frame.blue, "blue", frame, across, down),
    nearness: scratchFloats("enlarged nearness", width * height),
    mirror: frame.mirror,
    roughness: frame.roughness,
  };
}
