/** `[a, b, c, d, e, f]` as in `setTransform`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

export function scaling(x: number, y: number): Matrix {
  return [x, 0, 0, y, 0, 0];
}

/** Clockwise on a canvas, whose y axis points down. Quarter turns are exact. */
export function rotation(degrees: number): Matrix {
  const quarter = ((degrees % 360) + 360) % 360;
  if (quarter === 0) return identity;
  if (quarter === 90) return [0, 1, -1, 0, 0, 0];
  if (quarter === 180) return [-1, 0, 0, -1, 0, 0];
  if (quarter === 270) return [0, -1, 1, 0, 0, 0];
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, sin, -sin, cos, 0, 0];
}

/** Maps an element's own coordinates (origin at its box's top left, mm) to the space. */
export function elementMatrix(box: { x: number; y: number; width: number; height: number; rotation: number }): Matrix {
  if (box.rotation === 0) return translation(box.x, box.y);
  const centre = translation(box.x + box.width / 2, box.y + box.height / 2);
  return multiply(multiply(centre, rotation(box.rotation)), translation(-box.width / 2, -box.height / 2));
}

/** Axis-parallel rectangle by its edges. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The axis-parallel bounds of a rectangle after a transform. */
export function transformBounds(matrix: Matrix, box: Bounds): Bounds {
  const [a, b, c, d, e, f] = matrix;
  const xs = [
    a * box.left + c * box.top,
    a * box.right + c * box.top,
    a * box.left + c * box.bottom,
    a * box.right + c * box.bottom,
  ];
  const ys = [
    b * box.left + d * box.top,
    b * box.right + d * box.top,
    b * box.left + d * box.bottom,
    b * box.right + d * box.bottom,
  ];
  return {
    left: Math.min(...xs) + e,
    right: Math.max(...xs) + e,
    top: Math.min(...ys) + f,
    bottom: Math.max(...ys) + f,
  };
}

export function unite(one: Bounds | undefined, other: Bounds | undefined): Bounds | undefined {
  if (!one || !other) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

export function intersect(one: Bounds, other: Bounds): Bounds | undefined {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}
