import { buildReducedArtwork, type MockupMesh, warpArtwork } from "./mockup-warp";

/** Straight (not premultiplied) 8-bit sRGB pixels, four bytes each, row by row. */
export interface Bitmap {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

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

/** Decoded layers. They may have any size; the definition's or the output's size is fastest. */
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

function parseHex(hex: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (match === null) throw new RangeError(`not a colour: ${hex}`);
  return [
    Number.parseInt(match[1] ?? "", 16),
    Number.parseInt(match[2] ?? "", 16),
    Number.parseInt(match[3] ?? "", 16),
  ];
}

/** The bitmap at another size, by bilinear sampling; the same object when the size is already right. */
export function resampleBitmap(source: Bitmap, width: number, height: number): Bitmap {
  if (source.width === width && source.height === height) return source;
  const data = new Uint8ClampedArray(width * height * 4);
  const from = source.data;
  for (let y = 0; y < height; y++) {
    const sy = Math.min(Math.max(((y + 0.5) * source.height) / height - 0.5, 0), source.height - 1);
    const y0 = Math.floor(sy);
    const fy = sy - y0;
    const row0 = y0 * source.width;
    const row1 = Math.min(y0 + 1, source.height - 1) * source.width;
    for (let x = 0; x < width; x++) {
      const sx = Math.min(Math.max(((x + 0.5) * source.width) / width - 0.5, 0), source.width - 1);
      const x0 = Math.floor(sx);
      const fx = sx - x0;
      const x1 = Math.min(x0 + 1, source.width - 1);
      const at = (y * width + x) * 4;
      for (let c = 0; c < 4; c++) {
        const top = (from[(row0 + x0) * 4 + c] ?? 0) * (1 - fx) + (from[(row0 + x1) * 4 + c] ?? 0) * fx;
        const bottom = (from[(row1 + x0) * 4 + c] ?? 0) * (1 - fx) + (from[(row1 + x1) * 4 + c] ?? 0) * fx;
        data[at + c] = top * (1 - fy) + bottom * fy;
      }
    }
  }
  return { data, width, height };
}

/**
 * Dresses a product: bends the artwork over its surface and folds, prints it on the product's colour, and lights
 * both in linear light. Gloss is screened on top, so that black products keep their form and white ones their detail.
 */
export function composeMockup(input: ComposeMockupInput): Bitmap {
  const { definition, layers, outputSize } = input;
  const width = Math.max(1, Math.round(outputSize));
  const height = Math.max(1, Math.round((outputSize * definition.height) / definition.width));
  const scene = resampleBitmap(layers.scene, width, height).data;
  const shade = resampleBitmap(layers.shade, width, height).data;
  const highlight = resampleBitmap(layers.highlight, width, height).data;
  const mask = resampleBitmap(layers.mask, width, height).data;

  const printed = new Uint8ClampedArray(width * height * 4);
  const shift = layers.shift === undefined ? undefined : { bitmap: layers.shift, range: definition.shiftRange };
  for (const neighbour of definition.neighbours) {
    const artwork = input.neighbours?.[neighbour.sideId];
    if (artwork === undefined) continue;
    const reduced = buildReducedArtwork(artwork, neighbour.mesh, width, height);
    warpArtwork({
      artwork: reduced,
      mesh: neighbour.mesh,
      target: printed,
      width,
      height,
      mask,
      maskChannel: 2,
      shift,
    });
  }
  const reduced = buildReducedArtwork(input.artwork, definition.mesh, width, height);
  warpArtwork({ artwork: reduced, mesh: definition.mesh, target: printed, width, height, mask, maskChannel: 1, shift });

  const [red, green, blue] = parseHex(input.productColor);
  const product = [red, green, blue];
  const lightOf = Float32Array.from({ length: 256 }, (_, value) => (value / 255) ** 2 * definition.lightScale);
  const glossOf = Float32Array.from({ length: 256 }, (_, value) => (value / 255) ** 2);
  const result = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < result.length; at += 4) {
    result[at + 3] = 255;
    const coverage = (mask[at] ?? 0) / 255;
    if (coverage === 0) {
      result[at] = scene[at] ?? 0;
      result[at + 1] = scene[at + 1] ?? 0;
      result[at + 2] = scene[at + 2] ?? 0;
      continue;
    }
    const light = lightOf[shade[at] ?? 0] ?? 0;
    const gloss = glossOf[highlight[at] ?? 0] ?? 0;
    const bare = 1 - (printed[at + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c++) {
      const surface = Math.round((product[c] ?? 0) * bare + (printed[at + c] ?? 0));
      const diffuse = Math.min((toLinear[surface > 255 ? 255 : surface] ?? 0) * light, 1);
      const lit = diffuse + gloss * (1 - diffuse);
      const seen = coverage === 1 ? lit : lit * coverage + (toLinear[scene[at + c] ?? 0] ?? 0) * (1 - coverage);
      result[at + c] = toSrgb[Math.round(seen * linearSteps)] ?? 0;
    }
  }
  return { data: result, width, height };
}
