/** Bounds of a scene, apart from its schemas so that a page can show them without loading a schema library. */
export const sceneLimits = {
  coordinateMm: 10_000,
  textCharacters: 10_000,
  pathCharacters: 200_000,
  elements: 5_000,
} as const;

/** How an element's colours meet what lies below it: the modes that canvas, CSS and PDF share. */
export const blendModes = [
  "normal",
  "multiply",
  "screen",
  "overlay",
  "darken",
  "lighten",
  "color-dodge",
  "color-burn",
  "hard-light",
  "soft-light",
  "difference",
  "exclusion",
  "hue",
  "saturation",
  "color",
  "luminosity",
] as const;
