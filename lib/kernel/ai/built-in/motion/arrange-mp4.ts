interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** First byte after the header. */
  readonly body: number;
}

/** Boxes that hold boxes, on the way to dates and offsets (ISO/IEC 14496-12). */
const containers = new Set(["moov", "trak", "mdia", "minf", "stbl"]);
const dated = new Set(["mvhd", "tkhd", "mdhd"]);

function listBoxes(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let start = from; start + 8 <= to; ) {
    const size = view.getUint32(start);
    const isLarge = size === 1;
    const length = isLarge ? Number(view.getBigUint64(start + 8)) : size === 0 ? to - start : size;
    if (length < 8 || start + length > to) break;
    const type = String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(start + 4 + index)));
    boxes.push({ type, start, end: start + length, body: start + (isLarge ? 16 : 8) });
    start += length;
  }
  return boxes;
}

function visit(view: DataView, boxes: readonly Box[], act: (box: Box) => void): void {
  for (const box of boxes) {
    if (containers.has(box.type)) visit(view, listBoxes(view, box.body, box.end), act);
    act(box);
  }
}

/** Creation and modification dates set to “unknown”, so that equal films have equal bytes. */
function eraseDates(view: DataView, box: Box): void {
  if (!dated.has(box.type)) return;
  const bytes = view.getUint8(box.body) === 1 ? 16 : 8;
  for (let at = 0; at < bytes; at += 1) view.setUint8(box.body + 4 + at, 0);
}

function moveOffsets(view: DataView, box: Box, distance: number): void {
  if (box.type !== "stco") return;
  const count = view.getUint32(box.body + 4);
  for (let index = 0; index < count; index += 1) {
    const at = box.body + 8 + index * 4;
    view.setUint32(at, view.getUint32(at) + distance);
  }
}

/** `stss`: numbers of the frames, from 1, at which decoding can begin. Without it players take every frame for one. */
function makeSyncTable(frames: readonly number[]): Uint8Array {
  const box = new DataView(new ArrayBuffer(16 + frames.length * 4));
  box.setUint32(0, box.byteLength);
  box.setUint32(4, 0x73_74_73_73);
  box.setUint32(12, frames.length);
  for (const [index, frame] of frames.entries()) box.setUint32(16 + index * 4, frame + 1);
  return new Uint8Array(box.buffer);
}

/**
 * The same film without dates, with its index in front, so that it plays before it has arrived completely, and with the
 * table of its key frames, so that it can be wound. `keyFrames` counts from 0.
 */
export function arrangeMp4(file: Uint8Array, keyFrames: readonly number[]): Uint8Array {
  const bytes = file.slice();
  const view = new DataView(bytes.buffer);
  const boxes = listBoxes(view, 0, bytes.length);
  const type = boxes.find((box) => box.type === "ftyp");
  const index = boxes.find((box) => box.type === "moov");
  const media = boxes.find((box) => box.type === "mdat");
  if (!type || !index || !media) throw new Error("the encoder wrote no complete file");
  const table = makeSyncTable(keyFrames);
  const newMediaStart = type.end - type.start + (index.end - index.start) + table.length;
  let tableAt = index.end;
  visit(view, [index], (box) => {
    eraseDates(view, box);
    moveOffsets(view, box, newMediaStart - media.start);
    // The boxes around the table grow by it.
    if (containers.has(box.type)) view.setUint32(box.start, box.end - box.start + table.length);
    if (box.type === "stbl") tableAt = box.end;
  });
  return Buffer.concat([
    bytes.subarray(type.start, type.end),
    bytes.subarray(index.start, tableAt),
    table,
    bytes.subarray(tableAt, index.end),
    bytes.subarray(media.start, media.end),
  ]);
}
