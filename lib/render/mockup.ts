import { type Bitmap, readPlane } from "./bitmap";
import { type MockupMesh, reduceArtwork, warpArtwork } from "./mockup-warp";

export type { Bitmap } from "./bitmap";

/** Names of the layer images; all have the size stated in the definition except `shift`, which is smaller. */
export interface MockupLayerFiles {
  /** Opaque sRGB: the studio, and every part of the product that keeps its own colour. */
  scene: string;
  /** Red: light that falls on the product, `sqrt(light / lightScale)`; 1 is a surface that shows its exact colour. */
  shade: string;
  /** Red: light that the product reflects as gloss or fibre sheen, `sqrt(light)`, independent of its colour. */
  highlight: string;
  /** Coverage. Red: product colour. Green: printable by this side's artwork. Blue: printable by its neighbours'. */
  mask: string;
  /** Red and green: where folds move the artwork, `(value - 128) / 127 × shiftRange` in image widths. */
  shift?: string;
}

/** All that is needed to dress one side of a product, apart from the pixels of its layers. */
export interface MockupDefinition {
  /** Size of the layer images in pixels. */
  width: number;
  height: number;
  /** The `light` that the brightest value of `shade` stands for. */
  lightScale: number;
  /** The largest shift of the artwork by folds, in image widths. */
  shiftRange: number;
  /** Where the artwork's millimetres lie in the image. */
  mesh: MockupMesh;
  /** Other sides of the product that are visible in this picture. */
  neighbours: readonly { sideId: string; mesh: MockupMesh }[];
  /** Paths under the public folder, beginning with `/catalogue/`. */
  layerFiles: MockupLayerFiles;
}

/** Decoded layers. They may have any size; the output's size is fastest. */
export interface MockupLayers {
  scene: Bitmap;
  shade: Bitmap;
  highlight: Bitmap;
  mask: Bitmap;
  shift?: Bitmap;
}

export interface ComposeMockupInput {
  definition: MockupDefinition;
  layers: MockupLayers;
  /** What is printed on this side: the space's trim rectangle at any resolution. */
  artwork: Bitmap;
  /** Artwork of other sides by `sideId`; those the picture does not show are ignored. */
  neighbours?: Readonly<Record<string, Bitmap>>;
  /** Colour of the product, `#rrggbb`. */
  productColor: string;
  /** Width of the result in pixels; the height follows from the definition. */
  outputSize: number;
}

const linearSteps = 16_384;
const toLinear = Float32Array.from({ length: 256 }, (_, value) => {
  const s = value / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
});
const toSrgb = Uint8ClampedArray.from({ length: linearSteps + 1 }, (_, step) => {
  const l = step / linearSteps;
  return 255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055);
});
const squared = Float32Array.from({ length: 256 }, (_, value) => (value / 255) ** 2);

function parseHex(hex: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (match === null) throw new RangeError(`not a colour: ${hex}`);
  const [, red = "", green = "", blue = ""] = match;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** All sides' artwork, bent into the picture: premultiplied, transparent elsewhere. */
function printArtworks(input: ComposeMockupInput, width: number, height: number): Uint8ClampedArray {
  const { definition, layers } = input;
  const target = new Uint8ClampedArray(width * height * 4);
  const shift = layers.shift === undefined ? undefined : { bitmap: layers.shift, range: definition.shiftRange };
  const print = (artwork: Bitmap, mesh: MockupMesh, allowed: Uint8Array) =>
    warpArtwork({ artwork: reduceArtwork(artwork, mesh, width, height), mesh, target, width, height, allowed, shift });
  const shown = definition.neighbours.filter(({ sideId }) => input.neighbours?.[sideId] !== undefined);
  if (shown.length > 0) {
    const allowed = readPlane(layers.mask, 2, width, height);
    for (const { sideId, mesh } of shown) {
      const artwork = input.neighbours?.[sideId];
      if (artwork !== undefined) print(artwork, mesh, allowed);
    }
  }
  print(input.artwork, definition.mesh, readPlane(layers.mask, 1, width, height));
  return target;
}

interface Light {
  coverage: Uint8Array;
  shade: Uint8Array;
  highlight: Uint8Array;
  scale: number;
}

/** One colour channel of the finished picture. */
function lightChannel(
  result: Uint8ClampedArray,
  printed: Uint8ClampedArray,
  channel: number,
  product: number,
  scene: Uint8Array,
  light: Light,
): void {
  const { coverage, shade, highlight, scale } = light;
  for (let pixel = 0, at = channel, alpha = 3; pixel < coverage.length; pixel++, at += 4, alpha += 4) {
    const covered = coverage[pixel] ?? 0;
    if (covered === 0) {
      result[at] = scene[pixel] ?? 0;
      continue;
    }
    const ink = printed[alpha] ?? 0;
    const surface = ink === 0 ? product : Math.min(255, (product * (1 - ink / 255) + (printed[at] ?? 0) + 0.5) | 0);
    const diffuse = Math.min(1, (toLinear[surface] ?? 0) * (squared[shade[pixel] ?? 0] ?? 0) * scale);
    let seen = diffuse + (squared[highlight[pixel] ?? 0] ?? 0) * (1 - diffuse);
    if (covered !== 255) seen += ((toLinear[scene[pixel] ?? 0] ?? 0) - seen) * (1 - covered / 255);
    result[at] = toSrgb[(seen * linearSteps + 0.5) | 0] ?? 0;
  }
}

/**
 * Dresses a product: bends the artwork over its surface and folds, prints it on the product's colour, and lights
 * both in linear light. Gloss is screened on top, so that black products keep their form and white ones their detail.
 */
export function composeMockup(input: ComposeMockupInput): Bitmap {
  const { definition, layers, outputSize } = input;
  const width = Math.max(1, Math.round(outputSize));
  const height = Math.max(1, Math.round((outputSize * definition.height) / definition.width));
  const product = parseHex(input.productColor);
  const printed = printArtworks(input, width, height);
  const plane = (layer: Bitmap, channel: number) => readPlane(layer, channel, width, height);
  const scene = [plane(layers.scene, 0), plane(layers.scene, 1), plane(layers.scene, 2)];
  const light = {
    coverage: plane(layers.mask, 0),
    shade: plane(layers.shade, 0),
    highlight: plane(layers.highlight, 0),
    scale: definition.lightScale,
  };
  const result = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let c = 0; c < 3; c++) {
    lightChannel(result, printed, c, product[c] ?? 0, scene[c] ?? light.shade, light);
  }
  return { data: result, width, height };
}
