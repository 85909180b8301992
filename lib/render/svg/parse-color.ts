import { colorNames } from "./color-names";
import { SvgUnsupportedError } from "./limits";

/** An sRGB colour: `#rrggbb` and its opacity from 0 to 1. */
export interface SvgColor {
  readonly hex: string;
  readonly opacity: number;
}

const channelPattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|grad|rad|turn)?$/i;
const degreesOf: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

interface Channel {
  readonly value: number;
  readonly unit: string;
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

function toHex(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.round(clamp(value, 255)).toString(16).padStart(2, "0")).join("")}`;
}

function readOpacity(channel: Channel | undefined): number {
  if (!channel) return 1;
  return clamp(channel.unit === "%" ? channel.value / 100 : channel.value, 1);
}

/** CSS Color 4 §7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((shift) => {
    const turn = (((shift + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  });
}

function fromFunction(name: string, text: string): SvgColor | undefined {
  const channels = text
    .trim()
    .split(/\s*[,/]\s*|\s+/)
    .map((part): Channel => {
      const [, digits, unit = ""] = channelPattern.exec(part) ?? [];
      return { value: Number(digits), unit: unit.toLowerCase() };
    });
  const [one, two, three, alpha] = channels;
  if (!one || !two || !three || channels.length > 4) return undefined;
  if (!channels.every(({ value }) => Number.isFinite(value))) return undefined;
  const opacity = readOpacity(alpha);
  if (name.startsWith("rgb")) {
    const all = [one, two, three];
    if (!all.every(({ unit }) => unit === "" || unit === "%")) return undefined;
    return { hex: toHex(all.map(({ value, unit }) => (unit === "%" ? value * 2.55 : value))), opacity };
  }
  const share = ({ value }: Channel) => clamp(value / 100, 1);
  if (one.unit === "%") return undefined;
  return { hex: toHex(fromHsl(one.value * (degreesOf[one.unit] ?? 1), share(two), share(three))), opacity };
}

function fromHex(digits: string): SvgColor | undefined {
  const long = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join("") : digits;
  if (long.length !== 6 && long.length !== 8) return undefined;
  const opacity = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
  return { hex: `#${long.slice(0, 6)}`, opacity };
}

/** A colour of CSS in sRGB; `current` is the spelling of `currentColor`. Throws SvgUnsupportedError. */
export function parseColor(text: string, current: string): SvgColor {
  const lower = text.trim().toLowerCase();
  if (lower === "currentcolor" && current.toLowerCase() !== "currentcolor") return parseColor(current, "black");
  if (lower === "transparent") return { hex: "#000000", opacity: 0 };
  const named = colorNames.get(lower);
  const [, digits] = /^#([0-9a-f]{3,8})$/.exec(lower) ?? [];
  const [, name, inner] = /^(rgba?|hsla?)\(([^()]*)\)$/.exec(lower) ?? [];
  let color: SvgColor | undefined;
  if (named !== undefined) color = { hex: `#${named}`, opacity: 1 };
  else if (digits !== undefined) color = fromHex(digits);
  else if (name !== undefined && inner !== undefined) color = fromFunction(name, inner);
  if (!color) throw new SvgUnsupportedError(`the colour “${text.slice(0, 40)}” is not understood`);
  return color;
}
