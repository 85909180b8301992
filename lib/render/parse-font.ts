/** What text layout must know of a font file. Lengths in em. */
export interface FontFacts {
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  readonly ascent: number;
  /** Positive, below the baseline. */
  readonly descent: number;
  /** The licence bits (`OS/2.fsType`) allow the outlines inside a document. */
  readonly embeddable: boolean;
  /** Sorted, disjoint code point ranges as [first, last, first, last, …]. */
  readonly coverage: Uint32Array;
}

/** Thrown for bytes that are no usable TrueType or OpenType font. */
export class FontFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FontFormatError";
  }
}

/**
 * Reads metrics and covered characters of a TrueType or OpenType font (`head`, `hhea`, `OS/2`, `name`, `cmap` formats 4
 * and 12 of the OpenType specification 1.9). Throws FontFormatError.
 */
export function parseFont(bytes: Uint8Array): FontFacts {
  try {
    return readFont(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new FontFormatError("The font file is truncated.");
    throw error;
  }
}

function readFont(bytes: Uint8Array): FontFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = bytes.byteLength >= 12 ? view.getUint32(0) : 0;
  if (signature !== 0x00010000 && signature !== 0x4f54544f && signature !== 0x74727565) {
    throw new FontFormatError("The file is neither a TrueType nor an OpenType font.");
  }
  const tables = new Map<string, DataView>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(
      view.getUint8(entry),
      view.getUint8(entry + 1),
      view.getUint8(entry + 2),
      view.getUint8(entry + 3),
    );
    const offset = view.getUint32(entry + 8);
    const length = view.getUint32(entry + 12);
    if (offset + length > bytes.byteLength) throw new FontFormatError(`The font's table ${tag} lies outside the file.`);
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (!found) throw new FontFormatError(`The font has no ${tag} table.`);
    return found;
  };
  if (!tables.has("glyf") && !tables.has("CFF ") && !tables.has("CFF2") && !tables.has("COLR") && !tables.has("CBDT")) {
    throw new FontFormatError("The font has no outlines.");
  }
  const unitsPerEm = table("head").getUint16(18);
  if (unitsPerEm < 16 || unitsPerEm > 16_384) throw new FontFormatError("The font's units per em are out of range.");
  const hhea = table("hhea");
  let ascent = hhea.getInt16(4);
  let descent = -hhea.getInt16(6);
  const os2 = tables.get("OS/2");
  const selection = os2?.getUint16(62) ?? 0;
  if (os2 && (selection & 0x80 || (ascent === 0 && descent === 0))) {
    ascent = os2.getInt16(68);
    descent = -os2.getInt16(70);
  }
  return {
    family: readFamily(table("name")),
    weight: Math.min(1_000, Math.max(1, os2?.getUint16(4) ?? 400)),
    style: selection & 1 ? "italic" : "normal",
    ascent: ascent / unitsPerEm,
    descent: descent / unitsPerEm,
    embeddable: isEmbeddable(os2?.getUint16(8) ?? 0),
    coverage: readCoverage(table("cmap")),
  };
}

/**
 * OpenType 1.9, OS/2 table, fsType: bit 1 alone is “restricted”; bits 2 and 3 (preview and print, editable) allow more, and
 * of several the most permissive counts. Bit 9 allows bitmaps only.
 */
function isEmbeddable(fsType: number): boolean {
  const isRestricted = (fsType & 0x2) !== 0 && (fsType & 0xc) === 0;
  return !isRestricted && (fsType & 0x200) === 0;
}

/** Name 16 (typographic family), else 1 (family), preferring the Windows platform's UTF-16. */
function readFamily(name: DataView): string {
  const count = name.getUint16(2);
  const strings = name.getUint16(4);
  let best = { rank: -1, text: "" };
  for (let index = 0; index < count; index += 1) {
    const entry = 6 + index * 12;
    const platform = name.getUint16(entry);
    const nameId = name.getUint16(entry + 6);
    if (nameId !== 1 && nameId !== 16) continue;
    const rank = (nameId === 16 ? 4 : 0) + (platform === 3 ? 2 : 0) + (name.getUint16(entry + 4) === 0x409 ? 1 : 0);
    if (rank <= best.rank) continue;
    const length = name.getUint16(entry + 8);
    const offset = strings + name.getUint16(entry + 10);
    let text = "";
    if (platform === 1) for (let at = 0; at < length; at += 1) text += String.fromCharCode(name.getUint8(offset + at));
    else for (let at = 0; at + 1 < length; at += 2) text += String.fromCharCode(name.getUint16(offset + at));
    best = { rank, text };
  }
  return best.text.slice(0, 200);
}

function readCoverage(cmap: DataView): Uint32Array {
  const count = cmap.getUint16(2);
  let chosen: { offset: number; format: number } | undefined;
  for (let index = 0; index < count; index += 1) {
    const offset = cmap.getUint32(4 + index * 8 + 4);
    const platform = cmap.getUint16(4 + index * 8);
    const format = cmap.getUint16(offset);
    if ((platform === 0 || platform === 3) && (format === 12 || (format === 4 && chosen?.format !== 12)))
      chosen = { offset, format };
  }
  if (!chosen) throw new FontFormatError("The font maps no Unicode characters.");
  const ranges = chosen.format === 12 ? readGroups(cmap, chosen.offset) : readSegments(cmap, chosen.offset);
  return mergeRanges(ranges);
}

function readGroups(cmap: DataView, offset: number): [number, number][] {
  const count = cmap.getUint32(offset + 12);
  const ranges: [number, number][] = [];
  for (let index = 0; index < count; index += 1) {
    const group = offset + 16 + index * 12;
    let first = cmap.getUint32(group);
    if (cmap.getUint32(group + 8) === 0) first += 1;
    ranges.push([first, cmap.getUint32(group + 4)]);
  }
  return ranges;
}

function readSegments(cmap: DataView, offset: number): [number, number][] {
  const doubled = cmap.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const rangeOffsets = deltas + doubled;
  const ranges: [number, number][] = [];
  /** Segments are disjoint by the specification; a hostile file could make this loop run for minutes. */
  let budget = 0x20000;
  for (let at = 0; at < doubled; at += 2) {
    const last = cmap.getUint16(ends + at);
    const first = cmap.getUint16(starts + at);
    const delta = cmap.getUint16(deltas + at);
    const rangeOffset = cmap.getUint16(rangeOffsets + at);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      budget -= 1;
      if (budget < 0) throw new FontFormatError("The font's character map overlaps itself.");
      let glyph = rangeOffset === 0 ? code : cmap.getUint16(rangeOffsets + at + rangeOffset + (code - first) * 2);
      if (rangeOffset === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff;
      if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

function mergeRanges(ranges: [number, number][]): Uint32Array {
  ranges.sort((one, other) => one[0] - other[0]);
  const merged: number[] = [];
  for (const [first, last] of ranges) {
    if (first > last || last > 0x10ffff) continue;
    const end = merged.length - 1;
    const previous = merged[end];
    if (previous !== undefined && first <= previous + 1) merged[end] = Math.max(previous, last);
    else merged.push(first, last);
  }
  return Uint32Array.from(merged);
}

/** Whether a face has a glyph for a code point. */
export function covers(coverage: Uint32Array, codePoint: number): boolean {
  let low = 0;
  let high = coverage.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (coverage[middle * 2] ?? 0)) high = middle - 1;
    else if (codePoint > (coverage[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}
