import { fromOklab, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import { nameLab } from "./color-names";
import type { PaletteEntry } from "./image-analysis-schemas";
import type { LabPicture } from "./read-pixels";

type Lab = readonly [number, number, number];
interface Cluster {
  readonly lab: Lab;
  readonly weight: number;
}

const mostColors = 8;
/** Colours nearer than this in OKLab look the same in a palette. */
const sameColor = 0.055;
const leastShare = 0.012;

function distance(left: Lab, right: Lab): number {
  return (left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2 + (left[2] - right[2]) ** 2;
}

function average(members: readonly Cluster[]): Cluster {
  const weight = members.reduce((sum, member) => sum + member.weight, 0);
  const mean = (axis: 0 | 1 | 2) =>
    weight === 0 ? 0 : members.reduce((sum, member) => sum + member.lab[axis] * member.weight, 0) / weight;
  return { lab: [mean(0), mean(1), mean(2)], weight };
}

/** Pixels gathered in cells of 1/24 OKLab, so that clustering works on some hundred points. */
function gather(picture: LabPicture, take: (at: number) => boolean): Cluster[] {
  const cells = new Map<number, { l: number; a: number; b: number; count: number }>();
  for (let at = 0; at < picture.l.length; at += 1) {
    if (picture.opaque[at] === 0 || !take(at)) continue;
    const [l, a, b] = [picture.l[at] ?? 0, picture.a[at] ?? 0, picture.b[at] ?? 0];
    const key = Math.floor(l * 24) * 4_096 + Math.floor((a + 0.5) * 48) * 64 + Math.floor((b + 0.5) * 48);
    const cell = cells.get(key) ?? { l: 0, a: 0, b: 0, count: 0 };
    cells.set(key, { l: cell.l + l, a: cell.a + a, b: cell.b + b, count: cell.count + 1 });
  }
  return [...cells.values()].map(({ l, a, b, count }) => ({ lab: [l / count, a / count, b / count], weight: count }));
}

/** First centres: the heaviest cell, then whichever is heaviest times farthest from those chosen. */
function chooseCentres(cells: readonly Cluster[]): Lab[] {
  const centres: Lab[] = [];
  while (centres.length < mostColors && centres.length < cells.length) {
    let best: Lab | undefined;
    let most = 0;
    for (const { lab, weight } of cells) {
      const far = centres.length === 0 ? 1 : Math.min(...centres.map((centre) => distance(centre, lab)));
      const score = Math.sqrt(weight) * far;
      if (score > most) {
        most = score;
        best = lab;
      }
    }
    if (!best) break;
    centres.push(best);
  }
  return centres;
}

function assign(cells: readonly Cluster[], centres: readonly Lab[]): Cluster[] {
  const members: Cluster[][] = centres.map(() => []);
  for (const cell of cells) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, centre] of centres.entries()) {
      const far = distance(centre, cell.lab);
      if (far < least) {
        least = far;
        nearest = index;
      }
    }
    members[nearest]?.push(cell);
  }
  return members.filter((group) => group.length > 0).map(average);
}

function mergeAlike(clusters: readonly Cluster[]): Cluster[] {
  const merged: Cluster[] = [];
  for (const cluster of [...clusters].sort((left, right) => right.weight - left.weight)) {
    const twin = merged.findIndex(({ lab }) => distance(lab, cluster.lab) < sameColor ** 2);
    const known = merged[twin];
    if (known) merged[twin] = average([known, cluster]);
    else merged.push(cluster);
  }
  return merged.sort((left, right) => right.weight - left.weight);
}

/** Weighted k-means in OKLab; the largest share first. `take` limits it to some pixels. Black when nothing is visible. */
export function extractPalette(picture: LabPicture, take: (at: number) => boolean = () => true): PaletteEntry[] {
  const cells = gather(picture, take);
  let centres = chooseCentres(cells);
  for (let round = 0; round < 12; round += 1) centres = assign(cells, centres).map(({ lab }) => lab);
  const clusters = mergeAlike(assign(cells, centres));
  const total = clusters.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [{ hex: "#000000", name: "black", share: 1 }];
  const kept = clusters.filter(({ weight }, index) => index === 0 || weight / total >= leastShare);
  const sum = kept.reduce((weights, { weight }) => weights + weight, 0);
  return kept.map(({ lab, weight }) => ({
    hex: toPaletteHex(lab),
    name: nameLab(lab),
    share: Math.round((weight / sum) * 1_000) / 1_000,
  }));
}

/** Hex of an OKLab colour; `fromOklab` keeps to what surfaces reflect, but a picture's white is white. */
export function toPaletteHex(lab: Lab): string {
  if (lab[0] > 0.985 && Math.hypot(lab[1], lab[2]) < 0.012) return "#ffffff";
  if (lab[0] < 0.1) return "#000000";
  return toHex(fromOklab(lab[0], lab[1], lab[2]));
}
