/** Linear light, red, green, blue, 0…1 for a surface. */
export type Rgb = readonly [number, number, number];

/** Linear value of each sRGB byte. */
export const linearOfByte = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

export function encodeSrgb(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** `#rrggbb` to linear light. */
export function hex(code: string): Rgb {
  const value = Number.parseInt(code.slice(1, 7), 16);
  const channel = (shift: number) => linearOfByte[(value >> shift) & 255] ?? 0;
  return [channel(16), channel(8), channel(0)];
}

export function toHex(color: Rgb): string {
  return `#${color
    .map((value) =>
      Math.round(encodeSrgb(value) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

export function scale(color: Rgb, factor: number): Rgb {
  return [color[0] * factor, color[1] * factor, color[2] * factor];
}

export function multiply(left: Rgb, right: Rgb): Rgb {
  return [left[0] * right[0], left[1] * right[1], left[2] * right[2]];
}

export function luminance(color: Rgb): number {
  return 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
}

/** OKLab of linear sRGB: lightness 0…1, a, b (Björn Ottosson, 2020). */
export function toOklab(color: Rgb): [number, number, number] {
  const [r, g, b] = color;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Linear sRGB of OKLab, cut to what a surface can have. */
export function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.min(0.95, Math.max(0.004, value));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** A colour by lightness 0…1, chroma 0…0.35 and hue in degrees. */
export function oklch(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  return fromOklab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
}

/** The same colour at another lightness, its chroma times `chroma`. */
export function relight(color: Rgb, lightness: number, chroma = 1): Rgb {
  const [, a, b] = toOklab(color);
  return fromOklab(lightness, a * chroma, b * chroma);
}

/** Colour of a black body's light, brightest channel 1 (fit by Tanner Helland), linear. */
export function kelvin(temperature: number): Rgb {
  const t = temperature / 100;
  const byte = (value: number) => linearOfByte[Math.round(Math.min(255, Math.max(0, value)))] ?? 0;
  const red = t <= 66 ? 255 : 329.698727446 * (t - 60) ** -0.1332047592;
  const green = t <= 66 ? 99.4708025861 * Math.log(t) - 161.1195681661 : 288.1221695283 * (t - 60) ** -0.0755148492;
  const blue = t >= 66 ? 255 : t <= 19 ? 0 : 138.5177312231 * Math.log(t - 10) - 305.0447927307;
  return [byte(red), byte(green), byte(blue)];
}
