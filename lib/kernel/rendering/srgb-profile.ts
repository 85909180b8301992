/**
 * An sRGB ICC profile (version 2.1, matrix/TRC display profile) computed from IEC 61966-2-1, so that no foreign file is
 * needed. Layout after ICC.1:2001-04: 128 byte header, tag table, tags on 4 byte boundaries.
 * Primaries are adapted to D50 with the Bradford matrix.
 */
export function buildSrgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: [signature: string, data: Uint8Array][] = [
    ["desc", descriptionTag("sRGB IEC61966-2.1")],
    ["cprt", textTag("Public domain")],
    ["wtpt", xyzTag(0.9642, 1, 0.8249)],
    ["rXYZ", xyzTag(0.4360747, 0.2225045, 0.0139322)],
    ["gXYZ", xyzTag(0.3850649, 0.7168786, 0.0971045)],
    ["bXYZ", xyzTag(0.1430804, 0.0606169, 0.7141733)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const offsets = new Map<Uint8Array, number>();
  let size = 128 + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (offsets.has(data)) continue;
    offsets.set(data, size);
    size += Math.ceil(data.byteLength / 4) * 4;
  }
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  view.setUint32(0, size);
  view.setUint32(8, 0x02100000);
  writeAscii(profile, 12, "mntrRGB XYZ ");
  // Creation date: that of the standard, so that the bytes never change.
  for (const [index, value] of [1999, 10, 18, 0, 0, 0].entries()) view.setUint16(24 + index * 2, value);
  writeAscii(profile, 36, "acsp");
  view.setInt32(68, fixed(0.9642));
  view.setInt32(72, fixed(1));
  view.setInt32(76, fixed(0.8249));
  view.setUint32(128, tags.length);
  for (const [index, [signature, data]] of tags.entries()) {
    const entry = 132 + index * 12;
    const offset = offsets.get(data) ?? 0;
    writeAscii(profile, entry, signature);
    view.setUint32(entry + 4, offset);
    view.setUint32(entry + 8, data.byteLength);
    profile.set(data, offset);
  }
  return profile;
}

function writeAscii(target: Uint8Array, offset: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) target[offset + index] = text.charCodeAt(index);
}

/** s15Fixed16Number */
function fixed(value: number): number {
  return Math.round(value * 65_536);
}

function xyzTag(x: number, y: number, z: number): Uint8Array {
  const tag = new Uint8Array(20);
  writeAscii(tag, 0, "XYZ ");
  const view = new DataView(tag.buffer);
  for (const [index, value] of [x, y, z].entries()) view.setInt32(8 + index * 4, fixed(value));
  return tag;
}

function textTag(text: string): Uint8Array {
  const tag = new Uint8Array(8 + text.length + 1);
  writeAscii(tag, 0, "text");
  writeAscii(tag, 8, text);
  return tag;
}

/** textDescriptionType: ASCII, then empty Unicode and ScriptCode descriptions (67 bytes reserved for the latter). */
function descriptionTag(text: string): Uint8Array {
  const tag = new Uint8Array(12 + text.length + 1 + 8 + 3 + 67);
  writeAscii(tag, 0, "desc");
  new DataView(tag.buffer).setUint32(8, text.length + 1);
  writeAscii(tag, 12, text);
  return tag;
}

/** The sRGB transfer function at 1024 points. */
function curveTag(): Uint8Array {
  const points = 1_024;
  const tag = new Uint8Array(12 + points * 2);
  const view = new DataView(tag.buffer);
  writeAscii(tag, 0, "curv");
  view.setUint32(8, points);
  for (let index = 0; index < points; index += 1) {
    const encoded = index / (points - 1);
    const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
    view.setUint16(12 + index * 2, Math.round(linear * 65_535));
  }
  return tag;
}
