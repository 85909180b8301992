import type { MockupDefinition } from "@/lib/render/mockup";

/** Where a picture of the product lies behind the flat artwork, mm of the space. */
export interface MockupPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays the product's picture, unbent, so that the places of the artwork in it come as near as possible (least squares)
 * to where they are on the flat space. Null for a mesh without extent.
 */
export function fitMockup(
  { mesh, width, height }: Pick<MockupDefinition, "mesh" | "width" | "height">,
  space: { widthMm: number; heightMm: number },
): MockupPlace | null {
  const { columns, rows, uRange, vRange, points } = mesh;
  const pairs: { px: number; py: number; qx: number; qy: number }[] = [];
  for (let j = 0; j <= rows; j += 1) {
    for (let i = 0; i <= columns; i += 1) {
      const at = (j * (columns + 1) + i) * 2;
      const u = uRange[0] + ((uRange[1] - uRange[0]) * i) / Math.max(1, columns);
      const v = vRange[0] + ((vRange[1] - vRange[0]) * j) / Math.max(1, rows);
      pairs.push({
        px: (points[at] ?? 0) * width,
        py: (points[at + 1] ?? 0) * height,
        qx: u * space.widthMm,
        qy: v * space.heightMm,
      });
    }
  }
  const mean = (key: "px" | "py" | "qx" | "qy") => pairs.reduce((sum, pair) => sum + pair[key], 0) / pairs.length;
  const [px, py, qx, qy] = [mean("px"), mean("py"), mean("qx"), mean("qy")];
  let across = 0;
  let spread = 0;
  for (const pair of pairs) {
    across += (pair.px - px) * (pair.qx - qx) + (pair.py - py) * (pair.qy - qy);
    spread += (pair.px - px) ** 2 + (pair.py - py) ** 2;
  }
  const scale = across / spread;
  if (!Number.isFinite(scale) || scale <= 0) return null;
  return { x: qx - px * scale, y: qy - py * scale, width: width * scale, height: height * scale };
}
