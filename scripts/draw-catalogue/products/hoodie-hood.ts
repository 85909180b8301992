import { clamp, linearColor, mix, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { createOutline, nearestOnCurve, tracePath } from "@/scripts/draw-catalogue/outline";
import { bead, type Extra, stitch, weave } from "@/scripts/draw-catalogue/paint-cloth";

const cord = linearColor("#e6e1d5");
const metal = linearColor("#a9a9a6");
const openingPath = "M 398 262 C 346 214 330 96 430 84 C 530 96 514 214 462 262 Q 430 276 398 262 Z";
const openingEdge = "M 404 268 C 346 214 330 96 430 84 C 530 96 514 214 456 268";

/** The hood seen from the front: an outer shell around a dark opening whose edges meet at the throat. */
export function hoodBehind(width: number, height: number): Extra[] {
  const shellPath =
    "M 322 184 C 268 96 318 14 430 12 C 542 14 592 96 538 184 Q 516 246 452 270 Q 430 280 408 270 Q 344 246 322 184 Z";
  const shell = createOutline(shellPath, width, height);
  const opening = createOutline(openingPath, width, height);
  const edge = tracePath(openingEdge);
  const throat = tracePath("M 322 184 Q 344 246 408 270 Q 430 280 452 270 Q 516 246 538 184");
  const folds = (x: number, y: number) =>
    2.6 * Math.sin((x - 430) / 17 + y / 60) * smoothstep(20, 80, Math.abs(x - 430)) +
    2 * Math.sin(y / 21 + Math.abs(x - 430) / 26);
  return [
    {
      outline: shell,
      above: true,
      form: (x, y) => {
        const depth = -shell.distance(x, y);
        const rim = nearestOnCurve(edge, x, y).distance;
        return (
          10 +
          26 * smoothstep(0, 52, depth) ** 0.8 +
          folds(x, y) * smoothstep(0, 26, depth) +
          5 * bead(rim, -16, 22) -
          1.5 * (1 - smoothstep(0, 2.4, Math.abs(rim - 23)))
        );
      },
      texture: (x, y) => weave(x, y, 1.5, 0.24),
      tone: (x, y) => {
        const rim = nearestOnCurve(edge, x, y);
        const seam = nearestOnCurve(throat, x, y).distance;
        return (1 - 0.16 * stitch(rim.distance, rim.along, 23)) * (1 - 0.3 * (1 - smoothstep(0, 3, seam)));
      },
    },
    {
      outline: opening,
      above: true,
      form: (x, y) => 4 + 3 * Math.sin(x / 19 + y / 33) - 10 * smoothstep(0, 40, -opening.distance(x, y)),
      texture: (x, y) => weave(x, y, 1.5, 0.2),
      tone: (x, y) => {
        const depth = -opening.distance(x, y);
        const centreSeam = 1 - 0.25 * (1 - smoothstep(0, 1.6, Math.abs(x - 430 - 2 * Math.sin(y / 30))));
        return mix(0.62, 0.4, smoothstep(0, 46, depth)) * mix(1, 0.62, smoothstep(110, 250, y)) * centreSeam;
      },
    },
  ];
}

/** Two cords that leave the hood through eyelets and end in knots. */
export function strings(): Extra[] {
  const cordPiece = (path: string): Extra => {
    const line = tracePath(path, 3);
    const last = line.at(-1) ?? [0, 0];
    const outline = {
      distance: (x: number, y: number) => {
        if (x < 350 || x > 510 || y < 220 || y > 480) return 60;
        const knot = Math.hypot(x - last[0], (y - last[1] + 16) * 0.9) - 5.6;
        return Math.min(nearestOnCurve(line, x, y).distance - 3.1, knot);
      },
    };
    return {
      outline,
      above: true,
      form: (x, y) => 16 + 4 * Math.sqrt(clamp(-outline.distance(x, y) / 3.1, 0, 1)),
      texture: (x, y) => 0.5 * Math.sin((x + y * 1.4) * 1.7) * Math.sin((x - y * 1.4) * 1.7),
      tone: (x, y) => 0.97 - 0.08 * Math.sin((y + x * 0.6) * 1.9),
      color: cord,
    };
  };
  const eyelet = (cx: number, cy: number): Extra => {
    const outline = { distance: (x: number, y: number) => Math.abs(Math.hypot(x - cx, y - cy) - 4.6) - 1.7 };
    return {
      outline,
      above: true,
      form: () => 24,
      texture: (x, y) => 0.4 * Math.hypot(x - cx, y - cy),
      tone: () => 0.9,
      color: metal,
    };
  };
  return [
    eyelet(391, 262),
    eyelet(469, 262),
    cordPiece("M 391 263 C 384 300 398 340 389 388 C 386 404 390 414 391 424"),
    cordPiece("M 469 263 C 480 306 462 340 470 372 C 473 386 468 396 469 406"),
  ];
}

/** The hood from behind, fallen onto the back. */
export function hoodOnBack(width: number, height: number): Extra[] {
  const path =
    "M 316 178 C 300 132 346 96 430 94 C 514 96 560 132 544 178 C 562 262 520 336 430 352 C 340 336 298 262 316 178 Z";
  const shell = createOutline(path, width, height);
  const rim = tracePath("M 318 176 C 350 140 510 140 542 176");
  const mouth = createOutline(
    "M 326 166 C 332 122 380 104 430 104 C 480 104 528 122 534 166 C 500 140 360 140 326 166 Z",
    width,
    height,
  );
  return [
    {
      outline: shell,
      above: true,
      form: (x, y) => {
        const depth = -shell.distance(x, y);
        const drape =
          4 * Math.sin((x - 430) / 20) * Math.exp(-(((y - 240) / 60) ** 2)) +
          3.4 * Math.sin(y / 15 - Math.abs(x - 430) / 22) * smoothstep(300, 200, y);
        const seam =
          -2.2 * (1 - smoothstep(0, 2.4, Math.abs(x - 430))) + 1.4 * (1 - smoothstep(0, 8, Math.abs(x - 430)));
        return (
          9 +
          24 * smoothstep(0, 60, depth) ** 0.8 +
          drape * smoothstep(0, 30, depth) +
          seam +
          4 * bead(nearestOnCurve(rim, x, y).distance, -12, 18)
        );
      },
      texture: (x, y) => weave(x, y, 1.5, 0.24),
      tone: (x, y) => {
        const edge = nearestOnCurve(rim, x, y);
        return (
          (1 - 0.16 * stitch(edge.distance, edge.along, 18)) *
          (1 - 0.2 * (1 - smoothstep(0.2, 1.8, Math.abs(x - 430)))) *
          (1 - 0.12 * stitch(Math.abs(x - 430), y, 5))
        );
      },
    },
    {
      outline: mouth,
      above: true,
      form: (x, y) => 6 - 6 * smoothstep(0, 20, -mouth.distance(x, y)),
      texture: (x, y) => weave(x, y, 1.5, 0.2),
      tone: (x, y) => mix(0.66, 0.42, smoothstep(0, 20, -mouth.distance(x, y))),
    },
  ];
}
