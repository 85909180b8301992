import { encodeSrgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import type { Frame } from "./frame";
import { blurPlane } from "./planes";
import { scratchFloats } from "./scratch";

/** What turns light into a photograph. */
interface Development {
  readonly exposure: number;
  /** 0…1: how much the corners darken. */
  readonly vignette: number;
  /** 0…1: how much bright places glow. */
  readonly glow: number;
  /** 0…1 of film grain. */
  readonly grain: number;
  /** 1: as it is. */
  readonly contrast: number;
  readonly saturation: number;
  readonly seed: number;
}

const curveSteps = 32_768;
const curveTop = 2.5;
/** Each is 128 kB; there are as many as kinds of light. */
const curvesKept = 16;

const curves = new Map<number, Float32Array>();

/** Nearly straight up to the middle tones, so that product colours stay; highlights roll off softly. Gives bytes. */
function createCurve(contrast: number): Float32Array {
  const known = curves.get(contrast);
  if (known) return known;
  const curve = new Float32Array(curveSteps + 1);
  const knee = 0.62;
  for (let step = 0; step <= curveSteps; step += 1) {
    const value = (step / curveSteps) * curveTop;
    const soft = value <= knee ? value : knee + (1 - knee) * (1 - Math.exp(-(value - knee) / (1 - knee)));
    const shown = encodeSrgb(soft);
    const curved = shown + (contrast - 1) * 0.5 * Math.sin(2 * Math.PI * (shown - 0.5)) * 0.32;
    curve[step] = Math.min(255, Math.max(0, curved * 255));
  }
  if (curves.size >= curvesKept) curves.clear();
  curves.set(contrast, curve);
  return curve;
}

/** Develops the frame to sRGB bytes, red, green, blue. */
export function develop(frame: Frame, settings: Development): Uint8Array {
  const { width, height } = frame;
  const curve = createCurve(settings.contrast);
  const bytes = new Uint8ClampedArray(width * height * 3);
  const glow = settings.glow > 0 ? computeGlow(frame, settings.exposure) : null;
  const random = createRandom(settings.seed);
  const grain = Float32Array.from({ length: 8_192 }, () => (random.next() + random.next() - 1) * settings.grain * 9);
  const diagonal = (width * width + height * height) / 4;
  const { red, green, blue } = frame;
  const { exposure, vignette, saturation } = settings;
  let target = 0;
  for (let y = 0; y < height; y += 1) {
    const offset = Math.floor(random.next() * 8_192);
    const dy = y - height / 2;
    const glowRow = glow ? Math.min(glow.height - 1, y >> 2) * glow.width : 0;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const dx = x - width / 2;
      const away = (dx * dx + dy * dy) / diagonal;
      const light = exposure * (1 - vignette * away * (0.35 + 0.65 * away));
      const shine = glow ? (glow.plane[glowRow + (x >> 2)] as number) * settings.glow : 0;
      const r = (red[at] as number) * light + shine;
      const g = (green[at] as number) * light + shine;
      const b = (blue[at] as number) * light + shine;
      const grey = (0.2126 * r + 0.7152 * g + 0.0722 * b) * (1 - saturation);
      const speck = grain[(x + offset) & 8_191] as number;
      bytes[target] = readCurve(curve, grey + r * saturation) + speck;
      bytes[target + 1] = readCurve(curve, grey + g * saturation) + speck;
      bytes[target + 2] = readCurve(curve, grey + b * saturation) + speck;
      target += 3;
    }
  }
  return new Uint8Array(bytes.buffer);
}

function readCurve(curve: Float32Array, value: number): number {
  const place = (value * (curveSteps / curveTop)) | 0;
  return curve[Math.min(curveSteps, Math.max(0, place))] as number;
}

/** Light that a lens scatters from what is brighter than white, at a quarter of the size. */
function computeGlow(frame: Frame, exposure: number) {
  const width = Math.ceil(frame.width / 4);
  const height = Math.ceil(frame.height / 4);
  const plane = scratchFloats("glow", width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      // One place of each of the four rows and columns stands for the sixteen.
      for (let part = 0; part < 4; part += 1) {
        const row = Math.min(frame.height - 1, y * 4 + part);
        const at = row * frame.width + Math.min(frame.width - 1, x * 4 + ((part * 2 + (part >> 1)) & 3));
        const grey =
          0.3 * (frame.red[at] as number) + 0.6 * (frame.green[at] as number) + 0.1 * (frame.blue[at] as number);
        sum += Math.min(2, Math.max(0, grey * exposure - 0.75));
      }
      plane[y * width + x] = sum / 4;
    }
  }
  const radius = Math.max(2, Math.round(width * 0.045));
  return { width, height, plane: blurPlane(plane, width, height, radius) };
}
