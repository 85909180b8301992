/** Longer arrays are not kept: they belong to pictures larger than usual. */
const longestKept = 5_000_000;
const floats = new Map<string, Float32Array>();
const integers = new Map<string, Int32Array>();

/**
 * Zeros for the drawing of one picture. The memory is kept under its name for the next picture, since fresh pages cost more
 * than clearing old ones: only work that runs to its end without waiting may hold it.
 */
export function scratchFloats(name: string, length: number): Float32Array {
  const known = floats.get(name);
  if (known && known.length >= length && known.length <= length * 2) return known.subarray(0, length).fill(0);
  const fresh = new Float32Array(length);
  if (length <= longestKept) floats.set(name, fresh);
  return fresh;
}

/** The same for whole numbers, all −1. */
export function scratchIntegers(name: string, length: number): Int32Array {
  const known = integers.get(name);
  if (known && known.length >= length && known.length <= length * 2) return known.subarray(0, length).fill(-1);
  const fresh = new Int32Array(length).fill(-1);
  if (length <= longestKept) integers.set(name, fresh);
  return fresh;
}
