import { SvgUnsupportedError } from "./limits";
import type { SvgElement } from "./parse-svg";

/** Inherited properties and their initial values; as spelled in the file. */
const initial = {
  color: "black",
  fill: "black",
  "fill-opacity": "1",
  "fill-rule": "nonzero",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-miterlimit": "4",
  "stroke-dasharray": "none",
  "stroke-dashoffset": "0",
  "clip-rule": "nonzero",
  visibility: "visible",
  "paint-order": "normal",
  marker: "none",
  "marker-start": "none",
  "marker-mid": "none",
  "marker-end": "none",
};

export type SvgStyle = Readonly<Record<keyof typeof initial, string>>;

export const initialStyle: SvgStyle = initial;

const properties = Object.keys(initial) as (keyof typeof initial)[];

/** What an element inherits and sets. Throws SvgUnsupportedError. */
export function deriveStyle(inherited: SvgStyle, element: SvgElement): SvgStyle {
  let style: Record<keyof typeof initial, string> | undefined;
  for (const property of properties) {
    const value = element.attributes.get(property);
    if (value === undefined || value === "inherit") continue;
    if (value === "initial" || value === "unset" || value === "revert")
      throw new SvgUnsupportedError(`“${property}: ${value}” is not understood`);
    style ??= { ...inherited };
    style[property] = property === "color" && value.toLowerCase() === "currentcolor" ? inherited.color : value;
  }
  return style ?? inherited;
}

/** Whether anything of an element is drawn. */
export function isDisplayed(element: SvgElement): boolean {
  return element.attributes.get("display") !== "none";
}

export function isVisible(style: SvgStyle): boolean {
  return style.visibility === "visible";
}

/** Properties that change the picture in a way that is not interpreted, with the values at which they do nothing. */
const effects: readonly (readonly [string, readonly string[]])[] = [
  ["filter", ["none"]],
  ["mask", ["none"]],
  ["mix-blend-mode", ["normal"]],
  ["systemLanguage", []],
  ["clip", ["auto"]],
];

/** Throws SvgUnsupportedError for an element with an effect that only a rasterizer can draw. */
export function refuseEffects(element: SvgElement): void {
  for (const [name, harmless] of effects) {
    const value = element.attributes.get(name);
    if (value !== undefined && !harmless.includes(value)) throw new SvgUnsupportedError(`it uses ${name}`);
  }
}
