const utf8 = new TextEncoder();

const rotate = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));

/** MurmurHash3 x86 32-bit (Austin Appleby, public domain) over UTF-8: the same number in every process and browser. */
export function murmur3(text: string, seed = 0): number {
  const bytes = utf8.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scramble = (block: number) => Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
  const whole = bytes.length - (bytes.length % 4);
  let hash = seed | 0;
  for (let at = 0; at < whole; at += 4) {
    hash = (Math.imul(rotate(hash ^ scramble(view.getInt32(at, true)), 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = bytes.length - 1; at >= whole; at -= 1) tail = (tail << 8) | view.getUint8(at);
  if (whole < bytes.length) hash ^= scramble(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Place of a key within a rollout, 0 ≤ x < 100. It depends on nothing but the two texts. */
export function bucketOf(salt: string, key: string): number {
  return (murmur3(`${salt}\u0000${key}`) / 0x1_0000_0000) * 100;
}
