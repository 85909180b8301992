import { encodeSrgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import type { Frame } from "./frame";
import { blurPlane, halve } from "./planes";

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

const curveSteps = 4_096;
const curveTop = 4;

/** Nearly straight up to the middle tones, so that product colours stay; highlights roll off softly. Gives bytes. */
function createCurve(contrast: number): Float32Array {
  return Float32Array.from({ length: curveSteps + 1 }, (_, step) => {
    const value = (step / curveSteps) * curveTop;
    const knee = 0.62;
    const soft = value <= knee ? value : knee + (1 - knee) * (1 - Math.exp(-(value - knee) / (1 - knee)));
    const shown = encodeSrgb(soft);
    const curved = shown + (contrast - 1) * 0.5 * Math.sin(2 * Math.PI * (shown - 0.5)) * 0.32;
    return Math.min(255, Math.max(0, curved * 255));
  });
}

/** Develops the frame to sRGB bytes, red, green, blue. */
export function develop(frame: Frame, settings: Development): Uint8Array {
  const { width, height } = frame;
  const curve = createCurve(settings.contrast);
  const bytes = new Uint8Array(width * height * 3);
  const glow = settings.glow > 0 ? computeGlow(frame, settings.exposure) : null;
  const random = createRandom(settings.seed);
  const grain = Float32Array.from({ length: 8_192 }, () => (random.next() + random.next() - 1) * settings.grain * 9);
  const diagonal = (width * width + height * height) / 4;
  for (let y = 0; y < height; y += 1) {
    const offset = Math.floor(random.next() * 8_192);
    const dy = y - height / 2;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const dx = x - width / 2;
      const away = (dx * dx + dy * dy) / diagonal;
      const light = settings.exposure * (1 - settings.vignette * away * (0.35 + 0.65 * away));
      const shine = glow
        ? (glow.plane[Math.min(glow.height - 1, y >> 2) * glow.width + Math.min(glow.width - 1, x >> 2)] as number) *
          settings.glow
        : 0;
      const r = (frame.red[at] as number) * light + shine;
      const g = (frame.green[at] as number) * light + shine;
      const b = (frame.blue[at] as number) * light + shine;
      const grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const speck = grain[(x + offset) & 8_191] as number;
      for (let channel = 0; channel < 3; channel += 1) {
        const tone = grey + ((channel === 0 ? r : channel === 1 ? g : b) - grey) * settings.saturation;
        const place = Math.min(curveSteps, Math.max(0, (tone / curveTop) * curveSteps));
        const low = place | 0;
        const start = curve[low] as number;
        const shown = start + ((curve[low + 1] ?? start) - start) * (place - low);
        bytes[at * 3 + channel] = Math.min(255, Math.max(0, shown + speck + 0.5));
      }
    }
  }
  return bytes;
}

/** Light that a lens scatters from what is brighter than white, at a quarter of the size. */
function computeGlow(frame: Frame, exposure: number) {
  const bright = new Float32Array(frame.width * frame.height);
  for (let at = 0; at < bright.length; at += 1) {
    const grey = 0.3 * (frame.red[at] as number) + 0.6 * (frame.green[at] as number) + 0.1 * (frame.blue[at] as number);
    bright[at] = Math.min(2, Math.max(0, grey * exposure - 0.75));
  }
  const half = halve(bright, frame);
  const quarter = halve(half.plane, half);
  const radius = Math.max(2, Math.round(quarter.width * 0.045));
  return { ...quarter, plane: blurPlane(quarter.plane, quarter.width, quarter.height, radius) };
}
