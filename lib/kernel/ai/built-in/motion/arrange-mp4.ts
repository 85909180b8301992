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
    act(box);
    if (containers.has(box.type)) visit(view, listBoxes(view, box.body, box.end), act);
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

/** The same film without dates and with its index in front, so that it plays before it has arrived completely. */
export function arrangeMp4(file: Uint8Array): Uint8Array {
  const bytes = file.slice();
  const view = new DataView(bytes.buffer);
  const boxes = listBoxes(view, 0, bytes.length);
  const type = boxes.find((box) => box.type === "ftyp");
  const index = boxes.find((box) => box.type === "moov");
  const media = boxes.find((box) => box.type === "mdat");
  if (!type || !index || !media || index.start < media.start) return bytes;
  const newMediaStart = type.end - type.start + (index.end - index.start);
  visit(view, [index], (box) => {
    eraseDates(view, box);
    moveOffsets(view, box, newMediaStart - media.start);
  });
  return Buffer.concat([type, index, media].map(({ start, end }) => bytes.subarray(start, end)));
}
