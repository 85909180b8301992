import type { ImageAnalysis } from "./image-analysis-schemas";
import type { LabPicture } from "./read-pixels";

function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;
}

/** Share of the upper half that is smooth and blue or nearly white, reached from the top edge column by column. */
function measureSky({ width, height, l, a, b }: LabPicture): number {
  let sky = 0;
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height / 2; y += 1) {
      const at = y * width + x;
      const [light, green, blue] = [l[at] ?? 0, a[at] ?? 0, b[at] ?? 0];
      const isBlue = blue < -0.025 && green < 0.03 && light > 0.5;
      const isStill = y === 0 || Math.abs(light - (l[at - width] ?? 0)) < 0.03;
      if (!isBlue || !isStill) break;
      sky += 1;
    }
  }
  return sky / ((width * height) / 2);
}

function measureGreenery({ l, a, b }: LabPicture): number {
  let green = 0;
  for (let at = 0; at < l.length; at += 1) {
    if ((a[at] ?? 0) < -0.03 && (b[at] ?? 0) > 0.02 && (l[at] ?? 0) < 0.85) green += 1;
  }
  return green / l.length;
}

/** The row with the strongest level step across most of the picture. */
function findHorizon({ width, height, l }: LabPicture): number | null {
  let best = 0;
  let horizon: number | null = null;
  for (let y = Math.round(height * 0.2); y < height * 0.85; y += 1) {
    let steps = 0;
    for (let x = 0; x < width; x += 1) {
      const step = (l[(y + 2) * width + x] ?? 0) - (l[(y - 2) * width + x] ?? 0);
      if (Math.abs(step) > 0.05) steps += 1;
    }
    if (steps / width > Math.max(0.55, best)) {
      best = steps / width;
      horizon = y / height;
    }
  }
  return horizon;
}

/** Share of edge pixels that continue straight for several pixels, upright or sloping as receding lines do. */
function measureStraightness({ width, height, l }: LabPicture): number {
  const reach = 6;
  let edges = 0;
  let straight = 0;
  for (let y = reach + 1; y < height - reach - 1; y += 2) {
    for (let x = reach + 1; x < width - reach - 1; x += 2) {
      const gradient = (px: number, py: number) => {
        const at = py * width + px;
        return [((l[at + 1] ?? 0) - (l[at - 1] ?? 0)) / 2, ((l[at + width] ?? 0) - (l[at - width] ?? 0)) / 2] as const;
      };
      const [dx, dy] = gradient(x, y);
      const strength = Math.hypot(dx, dy);
      if (strength < 0.03) continue;
      edges += 1;
      const [alongX, alongY] = [-dy / strength, dx / strength];
      const continues = [-reach, -reach / 2, reach / 2, reach].every((step) => {
        const [ex, ey] = gradient(Math.round(x + alongX * step), Math.round(y + alongY * step));
        const other = Math.hypot(ex, ey);
        return other > 0.015 && (ex * dx + ey * dy) / (other * strength) > 0.93;
      });
      if (continues) straight += 1;
    }
  }
  return edges < 40 ? 0 : straight / edges;
}

/**
 * Weighs signs of outdoors (sky, plants, a horizon) against those of rooms (straight edges, warm light). A product before a
 * plain ground is in neither.
 */
export function guessEnvironment(
  picture: LabPicture,
  { warmth, isCutOut }: { warmth: number; isCutOut: boolean },
): ImageAnalysis["environment"] {
  const sky = round(measureSky(picture));
  const greenery = round(measureGreenery(picture));
  const horizon = findHorizon(picture);
  const straightness = round(measureStraightness(picture));
  const outdoor = Math.min(1, sky * 1.6) + Math.min(0.9, greenery * 1.8) + (horizon !== null && sky > 0.15 ? 0.3 : 0);
  const indoor =
    Math.min(1, straightness * 1.4) + Math.max(0, warmth) * 0.5 + (sky < 0.02 && greenery < 0.12 ? 0.35 : 0);
  const lead = outdoor - indoor;
  return {
    guess: isCutOut || Math.abs(lead) < 0.2 ? "unclear" : lead > 0 ? "outdoor" : "indoor",
    confidence: isCutOut ? 0 : round(Math.abs(lead) / 1.2),
    sky,
    greenery,
    horizon: horizon === null ? null : round(horizon),
    straightness,
  };
}
