import { embeddingDimensions } from "@/db/schema";

/** Side of the RGB picture that is embedded, px. */
export const embeddingSide = 64;
/** The middle weighs more than the border, which cropping takes away. */
const focus = Array.from({ length: embeddingSide }, (_, x) => {
  const distance = (x + 0.5) / embeddingSide - 0.5;
  return Math.exp(-(distance * distance) / (2 * 0.3 ** 2));
});

/** Cells a side of the layout. */
const layoutCells = 4;
/** Directions of edges, over 180 degrees, in each of 2 × 2 overlapping windows and in the middle. */
const directions = 6;
const windows = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;
/** Sobel gradients below this are the grain of a sensor or of JPEG blocks, in grey levels. */
const noiseFloor = 40;
/** Hues, then grey, dark and light. */
const hues = 15;

/** What each part may contribute to a distance; hue least, because recolouring is no other picture. */
const weights = { layout: 1, edges: 1.1, colour: 0.55 } as const;

type Rgb = ArrayLike<number>;

const greyAt = (rgb: Rgb, index: number) =>
  0.299 * (rgb[index * 3] ?? 0) + 0.587 * (rgb[index * 3 + 1] ?? 0) + 0.114 * (rgb[index * 3 + 2] ?? 0);

/** To length 1, so that parts can be weighed against each other; nothing stays nothing. */
function normalize(values: number[], weight: number): number[] {
  const length = Math.hypot(...values);
  return length < 1e-9 ? values.map(() => 0) : values.map((value) => (value / length) * weight);
}

/** Where it is light and where dark, whatever the brightness and contrast of the whole. */
function describeLayout(grey: Float64Array): number[] {
  const sums = new Array<number>(layoutCells ** 2).fill(0);
  const counts = new Array<number>(layoutCells ** 2).fill(0);
  const cell = embeddingSide / layoutCells;
  for (let y = 0; y < embeddingSide; y += 1) {
    for (let x = 0; x < embeddingSide; x += 1) {
      const index = Math.floor(y / cell) * layoutCells + Math.floor(x / cell);
      sums[index] = (sums[index] ?? 0) + (grey[y * embeddingSide + x] ?? 0);
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const means = sums.map((sum, index) => sum / (counts[index] ?? 1));
  const mean = means.reduce((total, value) => total + value, 0) / means.length;
  return means.map((value) => value - mean);
}

/** Which way edges run, a window; a strong edge counts by its root, so that one outline does not drown the rest. */
function describeEdges(grey: Float64Array): number[] {
  const histograms = Array.from({ length: windows.length + 1 }, () => new Array<number>(directions).fill(0));
  const at = (x: number, y: number) => grey[y * embeddingSide + x] ?? 0;
  const half = embeddingSide / 2;
  for (let y = 1; y < embeddingSide - 1; y += 1) {
    for (let x = 1; x < embeddingSide - 1; x += 1) {
      const across =
        at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x - 1, y) - at(x - 1, y + 1);
      const down =
        at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x, y - 1) - at(x + 1, y - 1);
      const strength =
        Math.sqrt(Math.max(0, Math.hypot(across, down) - noiseFloor)) * (focus[x] ?? 0) * (focus[y] ?? 0);
      // Shared by the two nearest directions, so that a small turn moves little.
      const angle = ((Math.atan2(down, across) + Math.PI) % Math.PI) / Math.PI;
      const position = angle * directions;
      const low = Math.floor(position) % directions;
      const share = position - Math.floor(position);
      const add = (histogram: number[] | undefined, weight: number) => {
        if (histogram === undefined) return;
        histogram[low] = (histogram[low] ?? 0) + strength * weight * (1 - share);
        const next = (low + 1) % directions;
        histogram[next] = (histogram[next] ?? 0) + strength * weight * share;
      };
      const right = 1 / (1 + Math.exp(-(x - half) / 4));
      const below = 1 / (1 + Math.exp(-(y - half) / 4));
      for (const [index, [column, row]] of windows.entries()) {
        add(histograms[index], (column === 1 ? right : 1 - right) * (row === 1 ? below : 1 - below));
      }
      const fromMiddle = Math.hypot(x - half, y - half) / half;
      add(histograms[windows.length], Math.max(0, 1 - fromMiddle));
    }
  }
  return histograms.flatMap((histogram) => {
    const total = histogram.reduce((sum, value) => sum + value, 0);
    return histogram.map((value) => (total < 1e-9 ? 0 : Math.sqrt(value / total) - Math.sqrt(1 / directions)));
  });
}

/** How much of which colour: hues by their saturation, and what is grey, dark or light. */
function describeColour(rgb: Rgb): number[] {
  const bins = new Array<number>(hues + 3).fill(0);
  const add = (index: number, value: number) => {
    bins[index] = (bins[index] ?? 0) + value;
  };
  for (let index = 0; index < embeddingSide ** 2; index += 1) {
    const weight = (focus[index % embeddingSide] ?? 0) * (focus[Math.floor(index / embeddingSide)] ?? 0);
    const [red, green, blue] = [
      (rgb[index * 3] ?? 0) / 255,
      (rgb[index * 3 + 1] ?? 0) / 255,
      (rgb[index * 3 + 2] ?? 0) / 255,
    ];
    const most = Math.max(red, green, blue);
    const chroma = most - Math.min(red, green, blue);
    if (chroma > 0.08) {
      const turn =
        most === red
          ? ((green - blue) / chroma + 6) % 6
          : most === green
            ? (blue - red) / chroma + 2
            : (red - green) / chroma + 4;
      const position = (turn / 6) * hues;
      const low = Math.floor(position) % hues;
      const share = position - Math.floor(position);
      add(low, weight * chroma * (1 - share));
      add((low + 1) % hues, weight * chroma * share);
    }
    add(hues, weight * (1 - chroma) * 0.3);
    add(hues + 1, most < 0.25 ? weight * 0.5 : 0);
    add(hues + 2, most - chroma > 0.8 ? weight * 0.5 : 0);
  }
  return bins.map((value) => Math.sqrt(value));
}

/**
 * 64 numbers for a 64 × 64 RGB picture, so that the Euclidean distance of two says how unlike they look: 16 of layout, 30 of
 * edges, 18 of colour, each part of a length of its own. Crops, other colours and re-encoded copies stay near.
 */
export function embedPicture(rgb: Rgb): number[] {
  const grey = Float64Array.from({ length: embeddingSide ** 2 }, (_, index) => greyAt(rgb, index));
  const embedding = [
    ...normalize(describeLayout(grey), weights.layout),
    ...normalize(describeEdges(grey), weights.edges),
    ...normalize(describeColour(rgb), weights.colour),
  ];
  if (embedding.length !== embeddingDimensions) throw new Error(`An embedding has ${embedding.length} numbers.`);
  return embedding;
}
