/** Steps of the sequence that fills a square most evenly (Martin Roberts' R2). */
const steps = [0.7548776662466927, 0.5698402909980532] as const;

const divisor = (one: number, two: number): number => (two === 0 ? one : divisor(two, one % two));

/**
 * For each sample `count` numbers 0…1, by pairs: over all samples each pair fills its square evenly, and pairs know nothing of
 * each other.
 */
export function createSpread(samples: number, count: number): (sample: number) => readonly number[] {
  const strides = Array.from({ length: samples }, (_, index) => index + 1).filter((s) => divisor(samples, s) === 1);
  return (sample) =>
    Array.from({ length: count }, (_, index) => {
      const pair = Math.floor(index / 2);
      const stride = strides[Math.floor(strides.length * ((0.618 * pair) % 1))] ?? 1;
      const place = (sample * stride + pair * 3) % samples;
      return (0.5 + (steps[index % 2] ?? 0) * (place + 1)) % 1;
    });
}

/** A place on the unit disc for two numbers 0…1, evenly by area. */
export function onDisc(one: number, two: number): readonly [number, number] {
  const radius = Math.sqrt(one);
  return [radius * Math.cos(2 * Math.PI * two), radius * Math.sin(2 * Math.PI * two)];
}
