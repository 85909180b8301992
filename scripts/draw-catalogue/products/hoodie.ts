import { smoothstep } from "@/scripts/draw-catalogue/numeric";
import { createOutline, nearestOnCurve, tracePath } from "@/scripts/draw-catalogue/outline";
import {
  type Detail,
  type Extra,
  type Fold,
  layFolds,
  mirrorFolds,
  outlineOf,
  paintCloth,
  stitch,
  weave,
} from "@/scripts/draw-catalogue/paint-cloth";
import type { Sheet } from "@/scripts/draw-catalogue/sheet";
import { simulateCloth } from "@/scripts/draw-catalogue/simulate-cloth";
import { hoodBehind, hoodOnBack, strings } from "./hoodie-hood";

const [patternWidth, patternHeight] = [860, 960];
const silhouette =
  "M 330 172 Q 430 236 530 172 L 668 212 Q 716 226 734 286 L 800 700 L 808 790 L 728 800 L 722 716 L 684 448 Q 676 660 680 800 L 664 872 Q 430 882 196 872 L 180 800 Q 184 660 176 448 L 138 716 L 132 800 L 52 790 L 60 700 L 126 286 Q 144 226 192 212 Z";
const leftArmhole = tracePath("M 196 212 Q 232 320 176 448");
const rightArmhole = tracePath("M 664 212 Q 628 320 684 448");
const pocket = "M 286 664 L 574 664 L 640 770 L 640 812 L 220 812 L 220 770 Z";
const pocketMouths = [tracePath("M 286 664 L 220 770"), tracePath("M 574 664 L 640 770")];
const hemTop = 806;

/** Folds of the viewer's left half. */
const leftFolds: Fold[] = [
  { path: "M 188 452 Q 262 400 330 300", size: 16, height: 18 },
  { path: "M 186 480 Q 270 478 356 410", size: 18, height: 18 },
  { path: "M 184 540 Q 262 576 370 548", size: 18, height: 14 },
  { path: "M 186 640 Q 236 656 300 640", size: 16, height: 13 },
  { path: "M 190 730 Q 214 760 216 802", size: 14, height: 12 },
  { path: "M 232 798 Q 226 736 256 690", size: 14, height: 9 },
  { path: "M 340 800 Q 330 736 350 690", size: 16, height: 8 },
  { path: "M 166 430 Q 140 380 150 300", size: 13, height: 16 },
  { path: "M 158 478 Q 116 452 96 396", size: 13, height: 17 },
  { path: "M 146 536 Q 110 530 86 492", size: 12, height: 16 },
  { path: "M 138 600 Q 104 606 76 576", size: 12, height: 15 },
  { path: "M 132 662 Q 100 672 68 650", size: 11, height: 15 },
  { path: "M 128 704 Q 98 712 66 696", size: 9, height: 13 },
  { path: "M 226 250 Q 270 270 342 282", size: 16, height: 7 },
];

function cuffDepth(u: number, v: number): number {
  const side = u < 430 ? u : 860 - u;
  return side < 145 && v > 690 ? v - (706 + (side - 60) * 0.2) : -1;
}

function createDetail(isFront: boolean): (u: number, v: number) => Detail {
  const pocketOutline = createOutline(pocket, patternWidth, patternHeight);
  return (u, v) => {
    let form = 0;
    let tone = 1;
    let texture = weave(u, v, 1.5, 0.24);
    const armhole = nearestOnCurve(u < 430 ? leftArmhole : rightArmhole, u, v);
    if (armhole.distance < 12) {
      form += 1.5 * (1 - smoothstep(0, 9, armhole.distance)) - 2 * (1 - smoothstep(0, 1.8, armhole.distance));
      tone *=
        (1 - 0.22 * (1 - smoothstep(0.2, 1.6, armhole.distance))) *
        (1 - 0.12 * stitch(armhole.distance, armhole.along, 4.5));
    }
    const hem = v - hemTop;
    const cuff = cuffDepth(u, v);
    if ((hem > -3 && u > 170 && u < 690 && v > 780) || cuff > -3) {
      const depth = u > 170 && u < 690 ? hem : cuff;
      const ribbed = smoothstep(0, 4, depth);
      form += -2.4 * (1 - smoothstep(0, 3, Math.abs(depth))) + 2.2 * ribbed;
      texture += 0.42 * ribbed * Math.sin((u / 3.4) * Math.PI * 2);
      tone *= 1 - 0.25 * (1 - smoothstep(0, 2, Math.abs(depth)));
    }
    if (isFront && v > 640 && v < hemTop + 6 && u > 200 && u < 660) {
      const depth = -pocketOutline.distance(u, v);
      if (depth > -4) {
        form += 3 * smoothstep(-1, 3, depth);
        const mouth = Math.min(...pocketMouths.map((line) => nearestOnCurve(line, u, v).distance));
        if (mouth < 8 && depth > 0) form += 1.6 * smoothstep(8, 2, mouth);
        tone *= 1 - 0.15 * stitch(depth, u + v, 3) - 0.12 * stitch(depth, u + v, 7.5);
      }
    }
    return { form, tone, texture };
  };
}

/** The hoodie lying flat; from the back the hood falls over the shoulders. */
export function paintHoodie(sideId: string, size: number): Sheet {
  const isFront = sideId === "front";
  const outline = outlineOf(silhouette, patternWidth, patternHeight);
  const body = (u: number) => smoothstep(176, 190, u) * smoothstep(684, 670, u);
  const state = simulateCloth({
    outline,
    widthMm: patternWidth,
    heightMm: patternHeight,
    cell: 5,
    steps: 190,
    stiffness: 0.2,
    start: layFolds([...leftFolds, ...mirrorFolds(leftFolds, 430)], 6, isFront ? 3 : 14),
    edgeHeight: 3,
    pressure: (u) => 0.004 + 0.003 * body(u),
    fullness: (u, v) => (v > hemTop ? [1.01, 1] : body(u) > 0.5 ? [1.04, 1.03] : [1.025, 1.06]),
    hold: (u, v) => {
      if (v < 236 && Math.abs(u - 430) < 240) return { x: u, y: v, firmness: 0.3 };
      if (v > 800 && body(u) > 0.5) return { x: 430 + (u - 430) * 0.955, y: v - 12, firmness: 0.1 };
      if (v > 700 && body(u) < 0.5) return { x: u + (u < 430 ? 9 : -9), y: v - 24, firmness: 0.12 };
      if (v > 460 && body(u) > 0.5 && Math.abs(u - 430) > 226)
        return { x: u + (u < 430 ? 4 : -4) * Math.sin(v / 44), y: v - (v - 460) * 0.03, firmness: 0.06 };
      return null;
    },
  });
  const extras: Extra[] = isFront
    ? [...hoodBehind(patternWidth, patternHeight), ...strings()]
    : hoodOnBack(patternWidth, patternHeight);
  return paintCloth({
    view: { width: size, height: size, scale: size / 985, left: 430 - 492.5, top: -42 },
    outline,
    state,
    detail: createDetail(isFront),
    prints: [
      isFront
        ? { sideId, centreU: 430, centreV: 496, widthMm: 300, heightMm: 260, rotation: 0 }
        : { sideId, centreU: 430, centreV: 566, widthMm: 300, heightMm: 400, rotation: 0 },
    ],
    extras,
    backdrop: { color: "#d9d6d1", grain: 0.12 },
    thickness: 5,
    sheen: 1.1,
    smoothMm: 40,
  });
}
