/** Side of the grey picture that is transformed, px. */
export const hashSide = 32;
/** Lowest frequencies kept, a side: 8 × 8 = 64 bits. */
const kept = 8;

/** `cosines[u][x]` of the DCT-II. */
const cosines = Array.from({ length: kept }, (_, u) =>
  Float64Array.from({ length: hashSide }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * hashSide))),
);

/** The lowest frequencies of a grey picture, row by row; the transform runs along rows, then along columns. */
function transform(grey: ArrayLike<number>): Float64Array {
  const rows = new Float64Array(hashSide * kept);
  for (let y = 0; y < hashSide; y += 1) {
    for (const [u, cosine] of cosines.entries()) {
      let sum = 0;
      for (let x = 0; x < hashSide; x += 1) sum += (grey[y * hashSide + x] ?? 0) * (cosine[x] ?? 0);
      rows[y * kept + u] = sum;
    }
  }
  const result = new Float64Array(kept * kept);
  for (const [v, cosine] of cosines.entries()) {
    for (let u = 0; u < kept; u += 1) {
      let sum = 0;
      for (let y = 0; y < hashSide; y += 1) sum += (rows[y * kept + u] ?? 0) * (cosine[y] ?? 0);
      result[v * kept + u] = sum;
    }
  }
  return result;
}

/**
 * 64-bit perceptual hash of a 32 × 32 grey picture: a bit says whether a low frequency is above the median of them (Christoph
 * Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010). Re-encoded and resized copies differ in
 * a few bits.
 * @returns as a signed integer, as PostgreSQL's `bigint` holds it
 */
export function hashPerception(grey: ArrayLike<number>): bigint {
  const frequencies = transform(grey);
  // The first is the mean brightness, which says nothing about the picture.
  const sorted = frequencies.slice(1).sort();
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  let bits = 0n;
  for (const value of frequencies) bits = (bits << 1n) | (value > median ? 1n : 0n);
  return BigInt.asIntN(64, bits);
}

/** Bits in which two hashes differ, 0 to 64. */
export function countDifferentBits(one: bigint, other: bigint): number {
  let rest = BigInt.asUintN(64, one ^ other);
  let count = 0;
  while (rest > 0n) {
    count += Number(rest & 1n);
    rest >>= 1n;
  }
  return count;
}
