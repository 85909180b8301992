import { smoothstep } from "@/scripts/draw-catalogue/numeric";
import { createOutline, nearestOnCurve, tracePath } from "@/scripts/draw-catalogue/outline";
import {
  bead,
  type Detail,
  type Extra,
  type Fold,
  layFolds,
  outlineOf,
  paintCloth,
  stitch,
  weave,
} from "@/scripts/draw-catalogue/paint-cloth";
import type { Sheet } from "@/scripts/draw-catalogue/sheet";
import { simulateCloth } from "@/scripts/draw-catalogue/simulate-cloth";

const [patternWidth, patternHeight] = [460, 790];
const bag =
  "M 40 332 Q 230 338 420 332 Q 426 540 421 740 Q 420 752 406 752 Q 230 757 54 752 Q 40 752 39 740 Q 34 540 40 332 Z";
const topEdge = tracePath("M 40 332 Q 230 338 420 332");
const strap = (dx: number, dy: number, foot: number) =>
  `M ${132 + dx} ${foot} L ${132 + dx} ${300 + dy} C ${128 + dx} ${20 + dy} ${332 + dx} ${20 + dy} ${328 + dx} ${300 + dy} L ${328 + dx} ${foot} L ${300 + dx} ${foot} L ${300 + dx} ${300 + dy} C ${300 + dx} ${58 + dy} ${160 + dx} ${58 + dy} ${160 + dx} ${300 + dy} L ${160 + dx} ${foot} Z`;

const frontFolds: Fold[] = [
  { path: "M 146 392 Q 138 520 92 700", size: 22, height: 20 },
  { path: "M 314 392 Q 330 520 352 690", size: 20, height: 19 },
  { path: "M 160 392 Q 232 440 300 392", size: 24, height: 12 },
  { path: "M 60 744 Q 120 690 214 672", size: 20, height: 16 },
  { path: "M 404 740 Q 350 664 262 640", size: 19, height: 15 },
  { path: "M 232 420 Q 214 540 240 660", size: 28, height: 11 },
  { path: "M 44 420 Q 84 470 96 560", size: 14, height: 12 },
  { path: "M 416 430 Q 372 500 366 590", size: 14, height: 12 },
];

/** Distance in from the strap's edges as a height, with its two rows of stitches. */
function strapExtra(path: string, above: boolean, base: number, shadow: number): Extra {
  const outline = createOutline(path, patternWidth, patternHeight);
  return {
    outline,
    above,
    form: (x, y) => base + 1.8 * bead(-outline.distance(x, y), -6, 34),
    texture: (x, y) => weave(x, y, 1.1, 0.22),
    tone: (x, y) => {
      const depth = -outline.distance(x, y);
      const seam = 1 - 0.2 * stitch(depth, y + x * 0.4, 3.2);
      const sewn = above && y > 338 && y < 386 ? sewnCross(x, y) : 0;
      const bends = 1 + 0.05 * Math.sin(y / 23 + x / 40);
      return seam * (1 - 0.22 * sewn) * shadow * bends;
    },
  };
}

/** The box with a cross that fastens a strap. */
function sewnCross(x: number, y: number): number {
  const centre = x < 230 ? 146 : 314;
  const [dx, dy] = [Math.abs(x - centre), y - 362];
  if (dx > 11 || Math.abs(dy) > 19) return 0;
  const frame = Math.min(Math.abs(dx - 10), Math.abs(Math.abs(dy) - 18));
  const diagonal = Math.abs(dx / 10 - Math.abs(dy) / 18) * 8;
  const dash = ((((x + y) / 2.8) % 1) + 1) % 1 < 0.7 ? 1 : 0.2;
  return (1 - smoothstep(0.3, 0.8, Math.min(frame, diagonal))) * dash;
}

function createDetail(): (u: number, v: number) => Detail {
  const outline = outlineOf(bag, patternWidth, patternHeight);
  return (u, v) => {
    let form = 0;
    let tone = 1;
    const hem = nearestOnCurve(topEdge, u, v);
    if (hem.distance < 36) {
      form += 1.1 * smoothstep(32, 28, hem.distance);
      tone *= 1 - 0.2 * stitch(hem.distance, hem.along, 28.5);
    }
    const depth = -outline.distance(u, v);
    if (v > 380) {
      form += 1.4 * bead(depth, -2, 6) - 0.8 * (1 - smoothstep(0, 2, Math.abs(depth - 6)));
      tone *= 1 - 0.1 * (1 - smoothstep(0, 1.4, Math.abs(depth - 6)));
    }
    return { form, tone, texture: weave(u, v, 1.15, 0.22) };
  };
}

/** The canvas bag lying flat, its handles laid out above it. */
export function paintTote(sideId: string, size: number): Sheet {
  const outline = outlineOf(bag, patternWidth, patternHeight);
  const isBack = sideId === "back";
  const flip = (fold: Fold): Fold => {
    let isX = false;
    const path = fold.path.replace(/\d+/g, (number) => {
      isX = !isX;
      return isX ? String(460 - Number(number)) : number;
    });
    return { ...fold, path, size: fold.size * 1.1 };
  };
  const state = simulateCloth({
    outline,
    widthMm: patternWidth,
    heightMm: patternHeight,
    cell: 4,
    steps: 130,
    stiffness: 0.15,
    start: layFolds(isBack ? frontFolds.map(flip) : frontFolds, 4, isBack ? 12 : 6),
    edgeHeight: 2,
    pressure: () => 0.006,
    fullness: () => [1.045, 1.028],
    hold: (u, v) => {
      if (v < 350) return { x: u, y: v + 1.5 * Math.sin(u / 30), firmness: 0.2 };
      if (v > 735) return { x: 230 + (u - 230) * 0.985, y: v - 5, firmness: 0.12 };
      return null;
    },
  });
  const shiftX = isBack ? -16 : 15;
  return paintCloth({
    view: { width: size, height: size, scale: size / 830, left: 230 - 415, top: 12 },
    outline,
    state,
    detail: createDetail(),
    prints: [{ sideId, centreU: 230, centreV: 568, widthMm: 280, heightMm: 300, rotation: 0 }],
    extras: [strapExtra(strap(shiftX, -16, 345), false, 1, 0.86), strapExtra(strap(0, 0, 388), true, 3.4, 0.99)],
    backdrop: { color: "#d8d3c9", grain: 0.14 },
    thickness: 4,
    sheen: 0.8,
    bend: 1.3,
  });
}
