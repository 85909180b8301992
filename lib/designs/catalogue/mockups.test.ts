import { existsSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { type Bitmap, composeMockup, type MockupLayers } from "@/lib/render/mockup";
import { builtInStyles, findBuiltInStyle } from "./built-in-styles";
import { type LoadedMockup, loadMockup } from "./load-mockup";
import { findMockup, listMockups } from "./mockups";

const sides = builtInStyles.flatMap((style) =>
  style.spaces.map((space) => [`${style.key}/${space.sideId}`, style, space] as const),
);

function mockupOf(key: string, sideId: string): LoadedMockup {
  const style = findBuiltInStyle(key);
  const space = style?.spaces.find((candidate) => candidate.sideId === sideId);
  if (style === undefined || space === undefined) throw new Error(`no ${key}/${sideId}`);
  return loadMockup(style, space);
}

const shown = 500;

async function decode(file: string): Promise<Bitmap> {
  const image = sharp(file).ensureAlpha();
  const sized = file.endsWith("shift.webp") ? image : image.resize(shown);
  const { data, info } = await sized.raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return { data: pixels, width: info.width, height: info.height };
}

const decoded = new Map<LoadedMockup["definition"], Promise<MockupLayers>>();

async function decodeLayers({ layerPaths }: LoadedMockup): Promise<MockupLayers> {
  const { scene, shade, highlight, mask, shift } = layerPaths;
  const layers = await Promise.all([scene, shade, highlight, mask].map(decode));
  const [first = blank, second = blank, third = blank, fourth = blank] = layers;
  const moved = shift === undefined ? {} : { shift: await decode(shift) };
  return { scene: first, shade: second, highlight: third, mask: fourth, ...moved };
}

async function dress(mockup: LoadedMockup, artwork: Bitmap, productColor: string): Promise<Bitmap> {
  const { definition } = mockup;
  const layers = decoded.get(definition) ?? decodeLayers(mockup);
  decoded.set(definition, layers);
  return composeMockup({ definition, layers: await layers, artwork, productColor, outputSize: shown });
}

function paint(
  width: number,
  height: number,
  color: (x: number, y: number) => readonly [number, number, number, number],
): Bitmap {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) data.set(color(at % width, Math.floor(at / width)), at * 4);
  return { data, width, height };
}

const blank = paint(4, 4, () => [0, 0, 0, 0]);

function meanColor(bitmap: Bitmap): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let at = 0; at < bitmap.data.length; at += 4)
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (bitmap.data[at + c] ?? 0);
  return sum.map((value) => (value * 4) / bitmap.data.length) as [number, number, number];
}

describe("the product pictures", () => {
  test("exist for every side of every built-in style, and for foreign ones", () => {
    expect([...listMockups()].sort()).toEqual(
      [...sides.map(([name]) => name), "generic/landscape", "generic/portrait", "generic/square"].sort(),
    );
  });

  test.each(sides)(
    "%s: layers exist with the stated size, the mesh is whole, neighbours are sides",
    async (name, style, space) => {
      const { definition, layerPaths } = loadMockup(style, space);
      expect(definition).toBe(findMockup(style.key ?? "", space.sideId));
      for (const file of [layerPaths.scene, layerPaths.shade, layerPaths.highlight, layerPaths.mask]) {
        const { width, height } = await sharp(file).metadata();
        expect([width, height], `${name} ${path.basename(file)}`).toEqual([definition.width, definition.height]);
      }
      expect(layerPaths.shift === undefined || existsSync(layerPaths.shift)).toBe(true);
      for (const { columns, rows, points } of [
        definition.mesh,
        ...definition.neighbours.map((neighbour) => neighbour.mesh),
      ]) {
        expect(points).toHaveLength((columns + 1) * (rows + 1) * 2);
        expect(points.every((value) => value > -2 && value < 3)).toBe(true);
      }
      const others = style.spaces.map((other) => other.sideId).filter((sideId) => sideId !== space.sideId);
      for (const { sideId } of definition.neighbours) expect(others).toContain(sideId);
      const mask = await sharp(layerPaths.mask).stats();
      expect(mask.channels[0]?.mean, "product coverage").toBeGreaterThan(10);
      expect(mask.channels[1]?.mean, "printable coverage").toBeGreaterThan(4);
    },
  );

  test("a straight line bends over the folds of cloth", async () => {
    const line = paint(300, 400, (x) => (x > 27 && x < 33 ? [255, 0, 0, 255] : [0, 0, 0, 0]));
    const result = await dress(mockupOf("t-shirt", "front"), line, "#f7f6f2");
    const centres: number[] = [];
    for (let y = 150; y < 340; y += 3) {
      const columns = Array.from({ length: shown }, (_, x) => x).filter((x) => {
        const at = (y * shown + x) * 4;
        return (result.data[at] ?? 0) > 120 && (result.data[at + 1] ?? 0) < 110;
      });
      if (columns.length > 0) centres.push(columns.reduce((sum, x) => sum + x, 0) / columns.length);
    }
    expect(centres.length).toBeGreaterThan(30);
    const [from = 0, to = 0] = [centres[0], centres.at(-1)];
    const offsets = centres.map((x, index) => Math.abs(x - (from + ((to - from) * index) / (centres.length - 1))));
    expect(Math.max(...offsets)).toBeGreaterThan(1.5);
  });

  test("light varies over an evenly coloured print", async () => {
    const result = await dress(
      mockupOf("t-shirt", "front"),
      paint(8, 8, () => [200, 60, 60, 255]),
      "#f7f6f2",
    );
    const values: number[] = [];
    for (let y = 170; y < 340; y += 5)
      for (let x = 180; x < 320; x += 5) values.push(result.data[(y * shown + x) * 4] ?? 0);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(25);
  });

  test("a cylinder narrows the artwork towards its edges", () => {
    const { mesh } = mockupOf("bottle", "wrap").definition;
    const x = (column: number) => mesh.points[column * 2] ?? 0;
    const centre = x(mesh.columns / 2 + 1) - x(mesh.columns / 2);
    expect(x(1) - x(0)).toBeLessThan(centre * 0.4);
  });

  test.each(["t-shirt/front", "mug/wrap", "box/front", "cap/front"])(
    "%s shows the colour of the product",
    async (name) => {
      const [key = "", sideId = ""] = name.split("/");
      const mockup = mockupOf(key, sideId);
      const white = meanColor(await dress(mockup, blank, "#f6f5f2"));
      const black = meanColor(await dress(mockup, blank, "#18191b"));
      const red = meanColor(await dress(mockup, blank, "#b3332b"));
      expect(white[0] - black[0]).toBeGreaterThan(20);
      expect(red[0] - red[2]).toBeGreaterThan(white[0] - white[2] + 10);
    },
  );

  test.each(["t-shirt/front", "hoodie/back", "mug/wrap"])(
    "%s in black is not a flat silhouette, in white not burnt out",
    async (name) => {
      const [key = "", sideId = ""] = name.split("/");
      const mockup = mockupOf(key, sideId);
      const mask = await sharp(mockup.layerPaths.mask).resize(shown).ensureAlpha().raw().toBuffer();
      const luminances = async (color: string) => {
        const { data } = await dress(mockup, blank, color);
        const inside: number[] = [];
        for (let at = 0; at < data.length; at += 4) if (mask[at] === 255) inside.push(data[at + 1] ?? 0);
        return inside.sort((a, b) => a - b);
      };
      const black = await luminances("#17181a");
      const white = await luminances("#f7f6f2");
      const at = (values: number[], part: number) => values[Math.floor(values.length * part)] ?? 0;
      expect(at(black, 0.95) - at(black, 0.05)).toBeGreaterThan(8);
      expect(at(white, 0.9)).toBeLessThan(255);
      expect(at(white, 0.95) - at(white, 0.05)).toBeGreaterThan(20);
    },
  );
});

describe("loadMockup for foreign styles", () => {
  const space = { sideId: "front", widthMm: 300, heightMm: 400 };

  test("takes the built-in picture when key and proportions agree", () => {
    expect(loadMockup({ key: "t-shirt" }, { ...space, widthMm: 150, heightMm: 200 }).definition).toBe(
      findMockup("t-shirt", "front"),
    );
  });

  test.each([
    ["another shape", { key: "t-shirt" }, { ...space, widthMm: 400 }],
    ["an unknown side", { key: "t-shirt" }, { ...space, sideId: "hem" }],
    ["an unknown product", { key: "kite" }, space],
    ["no key", {}, space],
  ])("falls back to the card for %s", (_what, style, wanted) => {
    expect(loadMockup(style, wanted).definition.layerFiles.scene).toMatch(/^\/catalogue\/generic\//);
  });

  test.each([
    [1000, 20, "landscape"],
    [20, 1000, "portrait"],
    [50, 50, "square"],
  ])("keeps the proportions of %d × %d mm and stays on the card", (widthMm, heightMm, card) => {
    const { definition } = loadMockup({}, { sideId: "a", widthMm, heightMm });
    expect(definition.layerFiles.scene).toContain(card);
    const [left = 0, top = 0, right = 0, , , bottom = 0] = definition.mesh.points;
    const ratio = ((right - left) * definition.width) / ((bottom - top) * definition.height);
    expect(ratio / (widthMm / heightMm)).toBeCloseTo(1, 3);
    const sheet = findMockup("generic", card)?.mesh.points ?? [];
    expect(left).toBeGreaterThan(sheet[0] ?? 1);
    expect(right).toBeLessThan(sheet[2] ?? 0);
    expect(top).toBeGreaterThan(sheet[1] ?? 1);
    expect(bottom).toBeLessThan(sheet[5] ?? 0);
  });
});
