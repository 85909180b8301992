/** CIE L*a*b* (D65) of `#rrggbb`; sRGB transfer and matrix of IEC 61966-2-1. Undefined for anything else. */
function toLab(hex: string): readonly [number, number, number] | undefined {
  const digits = /^#([0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(hex)?.[1];
  if (digits === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const curve = (value: number) => (value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116);
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** ΔE*ab (CIE 1976) of two `#rrggbb[aa]`, alpha left out; infinite where one is no such colour. */
export function colorDifference(one: string, other: string): number {
  const [first, second] = [toLab(one), toLab(other)];
  if (first === undefined || second === undefined) return Number.POSITIVE_INFINITY;
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

/** Black or white, whichever stands out more. */
export function contrastingColor(hex: string): "#000000" | "#ffffff" {
  return colorDifference(hex, "#000000") > colorDifference(hex, "#ffffff") ? "#000000" : "#ffffff";
}
