/** Signed distances of simple bodies, in the units of their arguments. */

/** Rounded box about the origin. */
export function box(x: number, y: number, z: number, hx: number, hy: number, hz: number, radius: number): number {
  const qx = Math.abs(x) - hx + radius;
  const qy = Math.abs(y) - hy + radius;
  const qz = Math.abs(z) - hz + radius;
  const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
  return outside + Math.min(Math.max(qx, qy, qz), 0) - radius;
}

/** Upright cylinder with rounded rims; `y` from its middle. */
export function cylinder(
  x: number,
  y: number,
  z: number,
  radius: number,
  halfHeight: number,
  rounding: number,
): number {
  const qr = Math.hypot(x, z) - radius + rounding;
  const qy = Math.abs(y) - halfHeight + rounding;
  return Math.min(Math.max(qr, qy), 0) + Math.hypot(Math.max(qr, 0), Math.max(qy, 0)) - rounding;
}

/** Plane rectangle with rounded corners. */
export function rectangle(x: number, y: number, hx: number, hy: number, radius: number): number {
  const qx = Math.abs(x) - hx + radius;
  const qy = Math.abs(y) - hy + radius;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius;
}

/** Union with a fillet of about `radius`. */
export function blend(a: number, b: number, radius: number): number {
  const h = Math.max(radius - Math.abs(a - b), 0) / radius;
  return Math.min(a, b) - h * h * radius * 0.25;
}
