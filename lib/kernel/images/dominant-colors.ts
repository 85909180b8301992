/** Colours at most. */
const mostColors = 6;
/** What a colour must cover at least, of all that is not transparent. */
const leastShare = 0.02;
/** Below this alpha a pixel is not seen. */
const leastAlpha = 128;
/** Colours nearer than this are one (see `colorDistance`). */
const sameWithin = 60;

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * How different two sRGB colours look, 0 to 765: the low-cost approximation "redmean" (Thiadmer Riemersma, "Colour metric",
 * CompuPhase), which needs no colour space of its own and so is the same in SQL.
 */
export function colorDistance(one: Rgb, other: Rgb): number {
  const mean = (one[0] + other[0]) / 2;
  const [red, green, blue] = [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
  return Math.sqrt((2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue);
}

/** `#rrggbb` as numbers, 0 to 255. */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/**
 * A regular expression that every `#rrggbb` (in lower case) fits which is nearer than `distance` to a colour, and most
 * others do not: cheaper than the distance where many are sorted out. By redmean the weights of red, green and blue are at
 * least 2, 4 and 2; only the higher digit of each is looked at.
 */
export function nearColorPattern(hex: string, distance: number): string {
  const digits = "0123456789abcdef";
  const [red, green, blue] = parseHex(hex);
  const channel = (value: number, weight: number) => {
    const reach = distance / Math.sqrt(weight);
    const from = Math.floor(Math.max(0, value - reach) / 16);
    return `[${digits.slice(from, Math.floor(Math.min(255, value + reach) / 16) + 1)}].`;
  };
  return `#${channel(red, 2)}${channel(green, 4)}${channel(blue, 2)}`;
}

function toHex(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** Some pixels and what they span; `widest` is the channel along which they differ most. */
interface Box {
  pixels: Rgb[];
  widest: 0 | 1 | 2;
  range: number;
}

function boxOf(pixels: Rgb[]): Box {
  let widest: 0 | 1 | 2 = 0;
  let range = -1;
  for (const channel of [1, 0, 2] as const) {
    let least = 255;
    let most = 0;
    for (const pixel of pixels) {
      least = Math.min(least, pixel[channel]);
      most = Math.max(most, pixel[channel]);
    }
    if (most - least > range) {
      range = most - least;
      widest = channel;
    }
  }
  return { pixels, widest, range };
}

function averageOf(pixels: readonly Rgb[]): Rgb {
  const sum = [0, 0, 0];
  for (const [red, green, blue] of pixels) {
    sum[0] = (sum[0] ?? 0) + red;
    sum[1] = (sum[1] ?? 0) + green;
    sum[2] = (sum[2] ?? 0) + blue;
  }
  const count = Math.max(1, pixels.length);
  return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count];
}

/** Cuts a box in two at the mean of its widest channel, so that flat areas stay whole. */
function cut({ pixels, widest }: Box): [Rgb[], Rgb[]] {
  const mean = averageOf(pixels)[widest];
  return [pixels.filter((pixel) => pixel[widest] <= mean), pixels.filter((pixel) => pixel[widest] > mean)];
}

/**
 * Up to six colours that pixels mostly have, `#rrggbb`, the most frequent first: boxes of colours are cut where they are
 * widest, then pixels gather around the averages (k-means, which begins there, so the outcome never varies).
 * @param rgba four bytes a pixel; transparent ones do not count
 */
export function findDominantColors(rgba: Uint8Array): string[] {
  const pixels: Rgb[] = [];
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    if ((rgba[at + 3] ?? 0) >= leastAlpha) pixels.push([rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]);
  }
  if (pixels.length === 0) return [];
  const boxes = [boxOf(pixels)];
  // More than are kept: some turn out to be one colour, some to be edges only.
  while (boxes.length < mostColors * 2) {
    boxes.sort((a, b) => b.range * Math.sqrt(b.pixels.length) - a.range * Math.sqrt(a.pixels.length));
    const [first] = boxes;
    if (first === undefined || first.range < 8) break;
    boxes.splice(0, 1, ...cut(first).map(boxOf));
  }
  const clusters = merge(
    gather(
      pixels,
      boxes.map((box) => averageOf(box.pixels)),
    ),
  );
  const large = clusters.filter((cluster) => cluster.count >= pixels.length * leastShare);
  return (large.length > 0 ? large : clusters).slice(0, mostColors).map((cluster) => toHex(cluster.color));
}

interface Cluster {
  color: Rgb;
  count: number;
}

function gather(pixels: readonly Rgb[], seeds: readonly Rgb[]): Cluster[] {
  let centres = seeds;
  let groups: Rgb[][] = [];
  for (let round = 0; round < 8; round += 1) {
    groups = centres.map(() => []);
    for (const pixel of pixels) {
      let nearest = 0;
      let least = Number.POSITIVE_INFINITY;
      centres.forEach((centre, index) => {
        const distance = colorDistance(pixel, centre);
        if (distance < least) {
          least = distance;
          nearest = index;
        }
      });
      groups[nearest]?.push(pixel);
    }
    groups = groups.filter((group) => group.length > 0);
    centres = groups.map(averageOf);
  }
  return groups.map((group) => ({ color: averageOf(group), count: group.length }));
}

/** Colours that look alike become the more frequent one of them. */
function merge(clusters: readonly Cluster[]): Cluster[] {
  const byCount = (a: Cluster, b: Cluster) => b.count - a.count || toHex(a.color).localeCompare(toHex(b.color));
  const kept: Cluster[] = [];
  for (const cluster of [...clusters].sort(byCount)) {
    const alike = kept.find((other) => colorDistance(other.color, cluster.color) < sameWithin);
    if (alike === undefined) kept.push({ ...cluster });
    else alike.count += cluster.count;
  }
  return kept.sort(byCount);
}
