import { readFile } from "node:fs/promises";

/** A display font of 400 kB. */
export const fontFile = "node_modules/@expo-google-fonts/lobster/400Regular/Lobster_400Regular.ttf";

/** A font file that says another weight (1 to 1000) or other licence bits of itself (OpenType 1.9, OS/2 table). */
export async function changeFont(changed: { weight?: number; fsType?: number }, file = fontFile): Promise<Buffer> {
  const bytes = await readFile(file);
  const tables = bytes.readUInt16BE(4);
  for (let entry = 12; entry < 12 + tables * 16; entry += 16) {
    if (bytes.toString("latin1", entry, entry + 4) !== "OS/2") continue;
    const table = bytes.readUInt32BE(entry + 8);
    if (changed.weight !== undefined) bytes.writeUInt16BE(changed.weight, table + 4);
    if (changed.fsType !== undefined) bytes.writeUInt16BE(changed.fsType, table + 8);
    return bytes;
  }
  throw new Error(`${file} has no OS/2 table.`);
}
