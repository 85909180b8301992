/** Sizes of a grid of equal squares, px. */
export interface GridLayout {
  columns: number;
  /** A tile with the gap around it. */
  cell: { width: number; height: number };
  gap: number;
  count: number;
  rows: number;
  height: number;
}

const captionHeight = 20;
/** From this width on a tile has room for words below it. */
const captionFrom = 150;

/**
 * @param least a tile is not narrower than this, px
 * @param caption whether tiles may have words below them
 */
export function layOutGrid({
  width,
  count,
  least,
  caption,
}: {
  width: number;
  count: number;
  least: number;
  caption: boolean;
}): GridLayout & { caption: boolean } {
  const gap = least < 120 ? 4 : 8;
  const columns = Math.max(2, Math.floor(width / (least + gap)));
  const cellWidth = Math.max(0, width) / columns;
  const hasCaption = caption && cellWidth - gap >= captionFrom;
  // Whole pixels, or what is drawn behind thousands of rows would move away from them.
  const cellHeight = Math.round(cellWidth) + (hasCaption ? captionHeight : 0);
  const rows = Math.ceil(count / columns);
  return {
    columns,
    gap,
    count,
    rows,
    cell: { width: cellWidth, height: cellHeight },
    height: Math.ceil(rows * cellHeight),
    caption: hasCaption,
  };
}

export interface Range {
  /** The first one that is drawn. */
  from: number;
  /** Behind the last one. */
  to: number;
}

/** Which tiles are drawn when `top` px of the grid are above a window of `viewport` px. */
export function findRange(layout: GridLayout, top: number, viewport: number, overscanRows: number): Range {
  // Before the width is known nothing has a place.
  if (layout.cell.height <= 0) return { from: 0, to: 0 };
  const first = Math.floor(top / layout.cell.height) - overscanRows;
  const last = Math.ceil((top + viewport) / layout.cell.height) + overscanRows;
  const clamp = (row: number) => Math.min(layout.rows, Math.max(0, row));
  return { from: clamp(first) * layout.columns, to: Math.min(layout.count, clamp(last) * layout.columns) };
}

/**
 * What is drawn next on the way from `drawn` to `target`: what is of no use goes at once, and at most `step` tiles come,
 * so that no frame waits for a window full of them.
 */
export function growRange(drawn: Range, target: Range, step: number): Range {
  const from = Math.max(drawn.from, target.from);
  const to = Math.min(drawn.to, target.to);
  if (from >= to) return { from: target.from, to: Math.min(target.to, target.from + step) };
  const below = Math.min(step, target.to - to);
  return { from: Math.max(target.from, from - (step - below)), to: to + below };
}

/** Squares where tiles will be, a row of them, as a picture to repeat downwards. */
export function drawGhosts({ columns, cell, gap }: GridLayout): string {
  const side = cell.width - gap;
  const squares = Array.from(
    { length: columns },
    (_, column) =>
      `<rect x="${column * cell.width + gap / 2}" y="${gap / 2}" width="${side}" height="${side}" rx="5"/>`,
  );
  const size = `width="${columns * cell.width}" height="${cell.height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} fill="#808080" fill-opacity=".13">${squares.join("")}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

export function placeOf(layout: GridLayout, index: number): { left: number; top: number } {
  return {
    left: (index % layout.columns) * layout.cell.width,
    top: Math.floor(index / layout.columns) * layout.cell.height,
  };
}

/** Where a key leads from `index`; undefined for keys that lead nowhere. */
export function moveByKey(
  key: string,
  index: number,
  { columns, count }: Pick<GridLayout, "columns" | "count">,
  pageRows: number,
): number | undefined {
  const last = count - 1;
  const down = (rows: number) => {
    const target = index + rows * columns;
    if (target >= 0 && target <= last) return target;
    // The last row may be short: its end is below everything.
    const isLastRow = Math.floor(index / columns) === Math.floor(last / columns);
    if (rows > 0) return isLastRow ? index : last;
    return index % columns;
  };
  switch (key) {
    case "ArrowRight":
      return Math.min(last, index + 1);
    case "ArrowLeft":
      return Math.max(0, index - 1);
    case "ArrowDown":
      return down(1);
    case "ArrowUp":
      return index < columns ? index : index - columns;
    case "PageDown":
      return down(Math.max(1, pageRows));
    case "PageUp":
      return down(-Math.max(1, pageRows));
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** When an id was made, ms since 1970: the first 48 bits of a UUID of version 7. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

export interface TimeMark {
  /** Where the time begins, as a part of the whole: 0 is the top. */
  at: number;
  label: string;
}

const monthFormat = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });
const dayFormat = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** The day on which an asset was begun, "21 Nov 2026" in the reader's order of words. */
export const dayOfId = (id: string): string => dayFormat.format(timeOfId(id));

/** Where months begin in a list that is sorted by time, the newest first; at most so many that `apart` lies between two. */
export function findMonths(ids: readonly string[], apart: number): TimeMark[] {
  const marks: TimeMark[] = [];
  let label = "";
  let index = 0;
  while (index < ids.length) {
    const id = ids[index];
    if (id === undefined) break;
    const month = monthFormat.format(timeOfId(id));
    if (month !== label) {
      label = month;
      const at = index / ids.length;
      const before = marks.at(-1);
      if (before === undefined || at - before.at >= apart) marks.push({ at, label });
    }
    index += 1 + Math.floor(ids.length / 400);
  }
  return marks;
}
