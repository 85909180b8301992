import { clamp, hash, smoothstep } from "@/scripts/draw-catalogue/numeric";
import { bead, outlineOf, paintCloth, weave } from "@/scripts/draw-catalogue/paint-cloth";
import type { Sheet } from "@/scripts/draw-catalogue/sheet";
import { simulateCloth } from "@/scripts/draw-catalogue/simulate-cloth";

const side = 400;
const cut =
  "M 7 0 Q 200 3 393 0 Q 400 0 400 7 Q 397 200 400 393 Q 400 400 393 400 Q 200 397 7 400 Q 0 400 0 393 Q 3 200 0 7 Q 0 0 7 0 Z";
const piping = 7;

/** The filled cushion lying on a table; filling a flat cut is what wrinkles its corners. */
export function paintCushion(sideId: string, size: number): Sheet {
  const outline = outlineOf(cut, side, side);
  const state = simulateCloth({
    outline,
    widthMm: side,
    heightMm: side,
    cell: 4,
    steps: 240,
    stiffness: 0.12,
    start: (u, v) => 34 * Math.sin((Math.PI * u) / side) * Math.sin((Math.PI * v) / side) + 2 * hash(u, v, 5),
    edgeHeight: 13,
    pressure: () => 0.03,
    fullness: (u, v) => (Math.hypot(u - 200, v - 200) > 190 ? [1.03, 1.03] : [1.016, 1.016]),
    hold: (u, v) => {
      if (outline.distance(u, v) < -5) return null;
      const inward = (t: number) => 13 * Math.sin((Math.PI * clamp(t, 0, side)) / side) ** 1.5;
      const across = u < 200 ? inward(v) : -inward(v);
      const down = v < 200 ? inward(u) : -inward(u);
      const isFlank = Math.abs(u - 200) > Math.abs(v - 200);
      return { x: u + (isFlank ? across : 0), y: v + (isFlank ? 0 : down), firmness: 0.15 };
    },
  });
  return paintCloth({
    view: { width: size, height: size, scale: size / 500, left: -50, top: -50 },
    outline,
    state,
    detail: (u, v) => {
      const depth = -outline.distance(u, v);
      const cord = bead(depth, -1.5, piping);
      const along = Math.abs(u - 200) > Math.abs(v - 200) ? v : u;
      const seam = 1 - smoothstep(0, 1.8, Math.abs(depth - piping));
      const gather =
        0.7 *
        Math.sin(along / 3.4 + 2 * Math.sin(along / 19)) *
        smoothstep(26, 8, depth) *
        smoothstep(piping - 1, piping + 2, depth);
      return {
        form: 5 * cord - 2.2 * seam + gather * 0.8,
        tone: (1 - 0.24 * seam) * (1 - 0.05 * cord),
        texture: weave(u, v, 0.8, 0.11) + (depth < piping ? 0.1 * Math.sin((u + v) * 2.2) : 0),
      };
    },
    isPrintable: (u, v) => smoothstep(piping - 0.4, piping + 0.6, -outline.distance(u, v)),
    prints: [{ sideId, centreU: 200, centreV: 200, widthMm: side, heightMm: side, rotation: 0 }],
    backdrop: { color: "#d5d0c7", grain: 0.08 },
    thickness: 2,
    sheen: 0.8,
    smoothMm: 26,
    bend: 1.7,
  });
}
