import { bendLines } from "./bend-text";
import type { FontSource } from "./font-source";
import { type FontStyle, findFace, type UploadedFace } from "./fonts";
import { type Cluster, itemizeParagraph, type Paragraph, splitParagraphs } from "./itemize-text";
import type { TextContent, TextLayout, TextRun } from "./scene";

/** Thrown when a text names a family that is neither bundled nor among the organization's fonts. */
export class UnknownFontError extends Error {
  readonly family: string;
  constructor(family: string) {
    super(`The font family “${family}” is unknown.`);
    this.name = "UnknownFontError";
    this.family = family;
  }
}

/** Degrees; a flatter arc cannot be told from a straight line, and its radius leaves the range of numbers. */
const flattestCurve = 0.05;

/** A line before it is bent: its runs stand from left to right at `x`, their widths include letter spacing. */
export interface Line {
  text: string;
  x: number;
  baselineY: number;
  widthMm: number;
  runs: TextRun[];
}

interface Typesetting {
  readonly fonts: FontSource;
  readonly sizeMm: number;
  readonly spacingMm: number;
}

/**
 * Breaks a text into lines no wider than `boxWidthMm` (0: only where the text itself ends lines) and places every run of
 * every line, in mm from the box's top left. Pure given the fonts. A word wider than the box is broken between letters.
 * Throws UnknownFontError.
 */
export function layoutText(
  content: TextContent,
  boxWidthMm: number,
  fonts: FontSource,
  uploaded: readonly UploadedFace[] = [],
): TextLayout {
  const weight = content.fontWeight ?? 400;
  const style: FontStyle = content.fontStyle ?? "normal";
  const fontKey = findFace(content.fontFamily, weight, style, uploaded);
  const facts = fontKey === undefined ? undefined : fonts.facts(fontKey);
  if (fontKey === undefined || !facts) throw new UnknownFontError(content.fontFamily);

  const setting: Typesetting = { fonts, sizeMm: content.fontSizeMm, spacingMm: content.letterSpacingMm ?? 0 };
  const lineHeightMm = content.fontSizeMm * (content.lineHeight ?? 1.2);
  const ascentMm = facts.ascent * content.fontSizeMm;
  const firstBaseline = (lineHeightMm - ascentMm - facts.descent * content.fontSizeMm) / 2 + ascentMm;
  const missing = new Set<string>();
  const lines: (Line & { rtl: boolean })[] = [];
  for (const source of splitParagraphs(content.text)) {
    const paragraph = itemizeParagraph(source, { fontKey, weight, style }, fonts, missing);
    for (const [from, to] of breakParagraph(paragraph, boxWidthMm, setting)) {
      const baselineY = firstBaseline + lines.length * lineHeightMm;
      lines.push({ ...placeRuns(paragraph, from, to, baselineY, setting), rtl: paragraph.startsRightToLeft });
    }
  }
  const widest = Math.max(0, ...lines.map((line) => line.widthMm));
  const measureMm = boxWidthMm > 0 ? boxWidthMm : widest;
  for (const line of lines) alignLine(line, content.align ?? (line.rtl ? "right" : "left"), measureMm);
  const straight = lines.map(({ text, x, baselineY, widthMm, runs }) => ({ text, x, baselineY, widthMm, runs }));
  const heightMm = lines.length * lineHeightMm;
  const curve = content.curve ?? 0;
  const bent = Math.abs(curve) >= flattestCurve ? bendLines(straight, { ...setting, measureMm, curve }) : undefined;
  return {
    version: 1,
    lines: (bent?.lines ?? straight).map(roundLine),
    widthMm: round(widest),
    heightMm: round(heightMm + (bent?.sagittaMm ?? 0)),
    missing: [...missing],
  };
}

function alignLine(line: Line, align: "left" | "center" | "right", measureMm: number): void {
  if (align === "left") return;
  const shift = (measureMm - line.widthMm) / (align === "center" ? 2 : 1);
  line.x += shift;
  for (const run of line.runs) run.x += shift;
}

/** Tenths of a micrometre: finer than any print, and short to store. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}

function roundLine(line: Line): Line {
  const runs = line.runs.map((run) => {
    const rounded: TextRun = { ...run, x: round(run.x), y: round(run.y), widthMm: round(run.widthMm) };
    if (run.rotation !== undefined) rounded.rotation = round(run.rotation);
    return rounded;
  });
  return { ...line, x: round(line.x), baselineY: round(line.baselineY), widthMm: round(line.widthMm), runs };
}

/** Index of the first cluster at or after a UTF-16 position. */
function clusterAt(clusters: readonly Cluster[], position: number): number {
  let low = 0;
  let high = clusters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clusters[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Stretch {
  text: string;
  fontKey: string;
  level: number;
}

/** Clusters from `from` to `to` joined wherever face and direction are equal. */
function joinClusters(paragraph: Paragraph, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = from; index < to; index += 1) {
    const cluster = paragraph.clusters[index];
    if (!cluster) break;
    const level = paragraph.levels?.[cluster.start] ?? 0;
    const last = stretches[stretches.length - 1];
    if (last && last.fontKey === cluster.fontKey && last.level === level) last.text += cluster.text;
    else stretches.push({ text: cluster.text, fontKey: cluster.fontKey, level });
  }
  return stretches;
}

function measureMm(text: string, fontKey: string, rtl: boolean, setting: Typesetting): number {
  const letterSpacingEm = setting.spacingMm / setting.sizeMm;
  return setting.fonts.measure({ text, fontKey, rtl, letterSpacingEm }) * setting.sizeMm;
}

function measureClusters(paragraph: Paragraph, from: number, to: number, setting: Typesetting): number {
  let width = 0;
  for (const part of joinClusters(paragraph, from, to))
    width += measureMm(part.text, part.fontKey, (part.level & 1) === 1, setting);
  return width;
}

/** Greedy filling; returns cluster ranges of lines, without the spaces at their ends. */
function breakParagraph(paragraph: Paragraph, widthMm: number, setting: Typesetting): [number, number][] {
  const { clusters, breaks } = paragraph;
  const trimEnd = (from: number, to: number) => {
    let end = to;
    while (end > from && clusters[end - 1]?.isSpace) end -= 1;
    return end;
  };
  if (!(widthMm > 0)) return [[0, trimEnd(0, clusters.length)]];
  const lines: [number, number][] = [];
  const limit = widthMm + setting.spacingMm + 1e-6;
  let lineStart = 0;
  let lineWidth = 0;
  let from = 0;
  for (const position of breaks) {
    const to = clusterAt(clusters, position);
    if (to <= from) continue;
    const visibleEnd = trimEnd(from, to);
    const visible = measureClusters(paragraph, from, visibleEnd, setting);
    const spaces = measureClusters(paragraph, visibleEnd, to, setting);
    if (lineWidth > 0 && lineWidth + visible > limit && visible > 0) {
      lines.push([lineStart, trimEnd(lineStart, from)]);
      lineStart = from;
      lineWidth = 0;
    }
    if (lineWidth === 0 && visible > limit) {
      for (let index = from; index < visibleEnd; index += 1) {
        const width = measureClusters(paragraph, index, index + 1, setting);
        if (index > lineStart && lineWidth + width > limit) {
          lines.push([lineStart, trimEnd(lineStart, index)]);
          lineStart = index;
          lineWidth = 0;
        }
        lineWidth += width;
      }
      lineWidth += spaces;
    } else {
      lineWidth += visible + spaces;
    }
    from = to;
  }
  lines.push([lineStart, trimEnd(lineStart, clusters.length)]);
  return lines;
}

/** Puts a line's runs into visual order (Unicode bidirectional algorithm, rule L2) and measures them. */
function placeRuns(paragraph: Paragraph, from: number, to: number, baselineY: number, setting: Typesetting): Line {
  const stretches = joinClusters(paragraph, from, to);
  const text = stretches.map((stretch) => stretch.text).join("");
  const highest = Math.max(0, ...stretches.map((stretch) => stretch.level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < stretches.length; start += 1) {
      let end = start;
      while ((stretches[end]?.level ?? -1) >= level) end += 1;
      if (end - start > 1) stretches.splice(start, end - start, ...stretches.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  let x = 0;
  const runs: TextRun[] = [];
  for (const stretch of stretches) {
    const rtl = (stretch.level & 1) === 1;
    const widthMm = measureMm(stretch.text, stretch.fontKey, rtl, setting);
    runs.push({ text: stretch.text, fontKey: stretch.fontKey, x, y: baselineY, widthMm, ...(rtl ? { rtl } : {}) });
    x += widthMm;
  }
  return { text, x: 0, baselineY, widthMm: runs.length > 0 ? x - setting.spacingMm : 0, runs };
}
