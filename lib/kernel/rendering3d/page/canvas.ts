/** Stands in for `@napi-rs/canvas` where the sets' textures are painted by a browser. */
export function createCanvas(width: number, height: number): OffscreenCanvas {
  return new OffscreenCanvas(width, height);
}
