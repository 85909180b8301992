/** A colour as people choose it: `h` degrees, `s`, `v` and `a` between 0 and 1. */
export interface Hsva {
  readonly h: number;
  readonly s: number;
  readonly v: number;
  readonly a: number;
}

const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value));
const pair = (value: number) =>
  Math.round(clamp(value, 1) * 255)
    .toString(16)
    .padStart(2, "0");

/** Reads `#abc`, `abcdef`, `#aabbccdd`; answers `#rrggbb` or `#rrggbbaa` in small letters. */
export function parseColor(text: string): string | undefined {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join("")}`;
  return /^(?:[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits) ? `#${digits}` : undefined;
}

/** Channels between 0 and 1 of `#rrggbb` or `#rrggbbaa`. */
function channelsOf(hex: string): readonly [number, number, number, number] {
  const at = (index: number) => Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16) / 255;
  return [at(0), at(1), at(2), hex.length > 7 ? at(3) : 1];
}

/** Greys have hue 0, black also saturation 0. */
export function toHsva(hex: string): Hsva {
  const [r, g, b, a] = channelsOf(hex);
  const v = Math.max(r, g, b);
  const span = v - Math.min(r, g, b);
  if (span === 0) return { h: 0, s: 0, v, a };
  const sector = v === r ? (g - b) / span : v === g ? 2 + (b - r) / span : 4 + (r - g) / span;
  return { h: (sector * 60 + 360) % 360, s: span / v, v, a };
}

/** `#rrggbb`, or `#rrggbbaa` for a colour that is see-through. */
export function toHex({ h, s, v, a }: Hsva): string {
  const channel = (n: number) => {
    const k = (n + h / 60) % 6;
    return v - v * s * Math.max(0, Math.min(k, 4 - k, 1));
  };
  const opaque = `#${pair(channel(5))}${pair(channel(3))}${pair(channel(1))}`;
  const alpha = pair(a);
  return alpha === "ff" ? opaque : `${opaque}${alpha}`;
}

/** A name for screen readers, such as "dark orange". */
export function describeColor(hex: string): string {
  const { h, s, v } = toHsva(hex);
  if (v < 0.12) return "black";
  if (s < 0.08) return v > 0.95 ? "white" : v > 0.6 ? "light grey" : v > 0.35 ? "grey" : "dark grey";
  const hues = ["red", "orange", "yellow", "green", "green", "teal", "cyan", "blue", "blue", "purple", "pink", "red"];
  const hue = hues[Math.round(h / 30) % 12] ?? "red";
  return v < 0.45 ? `dark ${hue}` : s < 0.4 && v > 0.8 ? `pale ${hue}` : hue;
}
