import { scratchFloats } from "./scratch";

/** A picture in linear light while it is made. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  /** 1 / z of what is seen; 0: nothing. */
  readonly nearness: Float32Array;
  /** Share of light that level surfaces mirror. */
  readonly mirror: Float32Array;
  /** 0…255 for 0…1 */
  readonly roughness: Uint8Array;
}

/** An empty frame; its memory is one for all frames, see `scratchFloats`. */
export function createFrame(width: number, height: number): Frame {
  const count = width * height;
  return {
    width,
    height,
    red: scratchFloats("red", count),
    green: scratchFloats("green", count),
    blue: scratchFloats("blue", count),
    nearness: scratchFloats("nearness", count),
    mirror: scratchFloats("mirror", count),
    roughness: new Uint8Array(count),
  };
}
