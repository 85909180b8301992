import type { ProductPicture } from "./cut-out";

/** What the outline of a product tells. */
export interface ProductShape {
  /** Width over height. */
  readonly aspect: number;
  /** For each of 64 columns the height of the lowest opaque pixel over the bottom, in product heights; −1: empty. */
  readonly undersides: Float32Array;
  /** It stands on feet with gaps between them, as furniture does. */
  readonly hasFeet: boolean;
}

export const shapeColumns = 64;

export function measureShape({ width, height, pixels }: ProductPicture): ProductShape {
  const undersides = new Float32Array(shapeColumns).fill(-1);
  for (let column = 0; column < shapeColumns; column += 1) {
    const first = Math.floor((column * width) / shapeColumns);
    const last = Math.max(first + 1, Math.floor(((column + 1) * width) / shapeColumns));
    let lowest = -1;
    for (let x = first; x < last; x += 1) {
      for (let y = height - 1; y > lowest; y -= 1) {
        if ((pixels[(y * width + x) * 4 + 3] ?? 0) > 128) {
          lowest = y;
          break;
        }
      }
    }
    if (lowest >= 0) undersides[column] = (height - 1 - lowest) / height;
  }
  let runs = 0;
  let wasDown = false;
  let down = 0;
  for (const underside of undersides) {
    const isDown = underside >= 0 && underside < 0.07;
    if (isDown && !wasDown) runs += 1;
    if (isDown) down += 1;
    wasDown = isDown;
  }
  return { aspect: width / height, undersides, hasFeet: runs >= 2 && down < shapeColumns * 0.6 };
}
