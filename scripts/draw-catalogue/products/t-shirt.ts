import { smoothstep } from "@/scripts/draw-catalogue/numeric";
import { createOutline, nearestOnCurve, type Outline, tracePath } from "@/scripts/draw-catalogue/outline";
import {
  bead,
  type ClothPicture,
  type Detail,
  type Extra,
  type Fold,
  layFolds,
  mirrorFolds,
  outlineOf,
  type Print,
  paintCloth,
  stitch,
  weave,
} from "@/scripts/draw-catalogue/paint-cloth";
import type { Viewport } from "@/scripts/draw-catalogue/rasterize-cloth";
import type { Sheet } from "@/scripts/draw-catalogue/sheet";
import { type ClothState, simulateCloth } from "@/scripts/draw-catalogue/simulate-cloth";

const [patternWidth, patternHeight] = [800, 800];
const rest =
  "L 650 84 Q 686 94 708 128 L 790 268 L 674 334 L 655 286 Q 645 500 656 752 Q 400 764 144 752 Q 155 500 145 286 L 126 334 L 10 268 L 92 128 Q 114 94 150 84 L 312 42";
const frontNeck = "M 312 42 Q 326 136 400 138 Q 474 136 488 42";
const backNeck = "M 312 42 Q 336 66 400 67 Q 464 66 488 42";
const leftArmhole = tracePath("M 158 82 Q 192 180 148 290");
const rightArmhole = tracePath("M 642 82 Q 608 180 652 290");
const leftCuff = tracePath("M 126 334 L 10 268");
const rightCuff = tracePath("M 674 334 L 790 268");
const hem = tracePath("M 144 752 Q 400 764 656 752");

/** Folds of the viewer's left half; the other half gets them mirrored and varied. */
const leftFolds: Fold[] = [
  { path: "M 160 296 Q 230 250 292 168", size: 13, height: 16 },
  { path: "M 158 318 Q 232 312 318 246", size: 15, height: 17 },
  { path: "M 152 352 Q 220 376 316 352", size: 15, height: 13 },
  { path: "M 150 420 Q 214 470 330 492", size: 17, height: 14 },
  { path: "M 150 540 Q 204 560 300 640", size: 18, height: 14 },
  { path: "M 206 744 Q 196 660 226 560", size: 15, height: 13 },
  { path: "M 292 748 Q 276 670 300 580", size: 17, height: 13 },
  { path: "M 372 752 Q 362 690 382 610", size: 14, height: 10 },
  { path: "M 138 300 Q 118 246 142 160", size: 11, height: 8 },
  { path: "M 120 306 Q 92 250 106 180", size: 11, height: 6 },
  { path: "M 188 112 Q 240 128 318 148", size: 12, height: 6 },
];

type Face = "front" | "back";

interface Settled {
  state: ClothState;
  outline: Outline;
}

const settled = new Map<Face, Settled>();

/** The settled cloth of a face; three pictures show the front. */
function settle(face: Face): Settled {
  const known = settled.get(face) ?? settleAnew(face);
  settled.set(face, known);
  return known;
}

function settleAnew(face: Face): Settled {
  const outline = outlineOf(`${face === "front" ? frontNeck : backNeck} ${rest} Z`, patternWidth, patternHeight);
  const turn = (x: number, y: number, cx: number, cy: number, degrees: number) => {
    const a = (degrees * Math.PI) / 180;
    return {
      x: cx + (x - cx) * Math.cos(a) - (y - cy) * Math.sin(a),
      y: cy + (x - cx) * Math.sin(a) + (y - cy) * Math.cos(a),
    };
  };
  const state = simulateCloth({
    outline,
    widthMm: patternWidth,
    heightMm: patternHeight,
    cell: 4.5,
    steps: 200,
    stiffness: 0.11,
    start: layFolds([...leftFolds, ...mirrorFolds(leftFolds, 400)], 5, face === "front" ? 4 : 9),
    edgeHeight: 1.5,
    pressure: () => 0.004,
    fullness: (u) => (Math.abs(u - 400) > 250 ? [1.016, 1.016] : [1.04, 1.032]),
    hold: (u, v) => {
      if (u < 96) return { ...turn(u, v, 176, 120, -5), firmness: 0.12 };
      if (u > 704) return { ...turn(u, v, 624, 120, 5), firmness: 0.12 };
      if (v < 150 && Math.abs(u - 400) < 190) return { x: u, y: v, firmness: 0.3 };
      if (v > 735) return { x: 400 + (u - 400) * 0.985, y: v - 6 + 2.5 * Math.sin(u / 41), firmness: 0.1 };
      const side = Math.abs(u - 400);
      if (v > 290 && side > 236)
        return { x: u + (u < 400 ? 3 : -3) * Math.sin(v / 38), y: v - (v - 290) * 0.012, firmness: 0.08 };
      return null;
    },
  });
  return { state, outline };
}

function createDetail(face: Face): (u: number, v: number) => Detail {
  const neck = tracePath(face === "front" ? frontNeck : backNeck);
  return (u, v) => {
    let form = 0;
    let tone = 1;
    let texture = weave(u, v, 1.1, 0.16);
    if (v < 190 && Math.abs(u - 400) < 140) {
      const { distance, along } = nearestOnCurve(neck, u, v);
      if (distance < 21) {
        form += 1.6 * bead(distance, -3, 20);
        texture += 0.13 * Math.sin((along / 2.6) * Math.PI * 2) * smoothstep(20, 17, distance);
      }
      form -= 1.1 * (1 - smoothstep(0, 2.2, Math.abs(distance - 20.5)));
      tone *= 1 - 0.16 * (1 - smoothstep(0, 1.6, Math.abs(distance - 20.5)));
      tone *= 1 - 0.13 * stitch(distance, along, 25);
    }
    const armhole = u < 400 ? leftArmhole : rightArmhole;
    if (v < 320 && Math.abs(u - 400) > 190) {
      const { distance } = nearestOnCurve(armhole, u, v);
      form += 0.9 * (1 - smoothstep(0, 5, distance)) - 1.5 * (1 - smoothstep(0, 1.6, distance));
      tone *= 1 - 0.2 * (1 - smoothstep(0.2, 1.3, distance));
    }
    for (const edge of [u < 400 ? leftCuff : rightCuff, hem]) {
      const { distance, along } = nearestOnCurve(edge, u, v);
      if (distance > 34) continue;
      form += 0.8 * smoothstep(24, 20, distance);
      tone *= 1 - 0.15 * stitch(distance, along, 21) - 0.15 * stitch(distance, along + 1.4, 24.2);
      form -= 0.5 * (1 - smoothstep(0, 2, Math.abs(distance - 22.6)));
    }
    if (v < 110) {
      const shoulder = Math.abs(v - (42 + (Math.abs(u - 400) - 88) * 0.26) - 6);
      tone *= 1 - 0.1 * (1 - smoothstep(0, 1.4, shoulder));
    }
    return { form, tone, texture };
  };
}

/** The inside of the back that shows through the neck opening, with its collar and a woven label. */
function inside(): Extra[] {
  const opening = createOutline(`${frontNeck} Q 464 24 400 25 Q 336 24 312 42 Z`, patternWidth, patternHeight);
  const collar = tracePath("M 312 42 Q 336 24 400 25 Q 464 24 488 42");
  const label = createOutline("M 378 50 L 422 50 L 422 80 L 378 80 Z", patternWidth, patternHeight);
  return [
    {
      outline: opening,
      above: false,
      form: (x, y) => -2 + 1.6 * bead(nearestOnCurve(collar, x, y).distance, -4, 20),
      texture: (x, y) => {
        const { distance, along } = nearestOnCurve(collar, x, y);
        return distance < 19 ? 0.15 * Math.sin((along / 2.6) * Math.PI * 2) : weave(x, y, 1.1, 0.14);
      },
      tone: (x, y) => {
        const { distance } = nearestOnCurve(collar, x, y);
        const depth = 0.9 - 0.42 * smoothstep(20, 74, distance);
        return depth * (1 - 0.25 * (1 - smoothstep(0, 1.5, Math.abs(distance - 20))));
      },
    },
    {
      outline: label,
      above: true,
      form: () => 0.6,
      texture: (x, y) => 0.05 * Math.sin(x * 5) + 0.05 * Math.sin(y * 5),
      tone: (x, y) => {
        const text = Math.abs(x - 400) < 13 && Math.abs(y - 66) < 2.2 && Math.floor(x / 2.4) % 4 !== 0;
        return text ? 0.35 : 0.92;
      },
      color: [0.8, 0.78, 0.74],
    },
  ];
}

function zoom(sideId: string, size: number): { view: Viewport } {
  if (sideId === "left-sleeve") return { view: { width: size, height: size, scale: size / 400, left: 450, top: 30 } };
  if (sideId === "right-sleeve") return { view: { width: size, height: size, scale: size / 400, left: -50, top: 30 } };
  return { view: { width: size, height: size, scale: size / 880, left: -40, top: -36 } };
}

/** The T-shirt's four sides; the sleeves are close-ups of the front. */
export function paintTShirt(sideId: string, size: number): Sheet {
  const face: Face = sideId === "back" ? "back" : "front";
  const { state, outline } = settle(face);
  const chest: Print = {
    sideId: face,
    centreU: 400,
    centreV: face === "front" ? 390 : 350,
    widthMm: 300,
    heightMm: 400,
    rotation: 0,
  };
  const viewersRight = { centreU: 694, centreV: 226, widthMm: 100, heightMm: 100, rotation: -30 };
  const viewersLeft = { centreU: 106, centreV: 226, widthMm: 100, heightMm: 100, rotation: 30 };
  const left: Print = { sideId: "left-sleeve", ...(face === "front" ? viewersRight : viewersLeft) };
  const right: Print = { sideId: "right-sleeve", ...(face === "front" ? viewersLeft : viewersRight) };
  const all = [chest, left, right];
  const prints = [...all.filter((print) => print.sideId === sideId), ...all.filter((print) => print.sideId !== sideId)];
  const picture: ClothPicture = {
    ...zoom(sideId, size),
    outline,
    state,
    detail: createDetail(face),
    prints,
    extras: face === "front" ? inside() : [],
    backdrop: { color: "#dcd9d3", grain: 0.12 },
    thickness: 3,
  };
  return paintCloth(picture);
}
