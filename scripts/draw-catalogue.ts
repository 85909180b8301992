import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtInStyles } from "@/lib/designs/catalogue/built-in-styles";
import type { MockupDefinition } from "@/lib/render/mockup";
import { painters } from "./draw-catalogue/painters";
import { drawTestArtwork, writePreviews } from "./draw-catalogue/preview";
import { type GenericCard, genericCards, paintGenericCard } from "./draw-catalogue/products/generic-card";
import type { Sheet } from "./draw-catalogue/sheet";
import { writeLayers } from "./draw-catalogue/write-layers";

/**
 * Draws the product mockups of the built-in catalogue.
 *
 *   tsx scripts/draw-catalogue.ts [--only mug,box/top] [--size 1400] [--preview folder [--draft]]
 *
 * Without `--only` everything is drawn. `--draft` leaves the repository alone and only writes the previews.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    size: { type: "string", default: "1400" },
    preview: { type: "string" },
    draft: { type: "boolean", default: false },
  },
});

const root = join(import.meta.dirname, "..");
const dataFile = join(root, "lib/designs/catalogue/mockup-data.generated.ts");
const wanted = values.only?.split(",");
const size = Number(values.size);
const publicFolder = values.draft ? await mkdtemp(join(tmpdir(), "catalogue-")) : join(root, "public");
const cards = Object.keys(genericCards) as GenericCard[];

const preamble = `// Written by scripts/draw-catalogue.ts: one picture a line, lattice points in 1/100,000 of the image.
import type { MockupDefinition } from "@/lib/render/mockup";

export const mockupData: Readonly<Record<string, MockupDefinition>> = {
`;

/** Adds a definition to the data file; read anew each time, so that several painters may work side by side. */
function store(name: string, definition: MockupDefinition): void {
  const lines = new Map<string, string>();
  for (const line of existsSync(dataFile) ? readFileSync(dataFile, "utf8").split("\n") : []) {
    const [, key] = /^ {2}"([^"]+)": /.exec(line) ?? [];
    if (key !== undefined) lines.set(key, line);
  }
  const countSteps = (key: string, value: unknown) =>
    key === "points" && Array.isArray(value) ? value.map((part: number) => Math.round(part * 100_000)) : value;
  lines.set(name, `  ${JSON.stringify(name)}: ${JSON.stringify(definition, countSteps)},`);
  const sides = builtInStyles.flatMap((style) => style.spaces.map((space) => `${style.key}/${space.sideId}`));
  const ordered = [...sides, ...cards.map((card) => `generic/${card}`)].flatMap((side) => lines.get(side) ?? []);
  writeFileSync(dataFile, `${preamble}${ordered.join("\n")}\n};\n`);
}

const isWanted = (name: string) =>
  wanted === undefined || wanted.includes(name) || wanted.includes(name.split("/")[0] ?? "");

/** Draws one side, stores its layers and, when asked for, pictures to look at. */
async function draw(
  name: string,
  paint: () => Sheet,
  sizes: ReadonlyMap<string, readonly [number, number]>,
  colors: readonly string[],
): Promise<void> {
  if (!isWanted(name)) return;
  const started = performance.now();
  const [key = "", sideId = ""] = name.split("/");
  const definition = await writeLayers(paint(), key, sideId, publicFolder);
  if (!values.draft) store(name, definition);
  if (values.preview !== undefined) {
    const artworks = Object.fromEntries(
      [...sizes].map(([side, [width, height]]) => [side, drawTestArtwork(width, height)]),
    );
    const artwork = artworks[sideId] ?? drawTestArtwork(100, 100);
    const file = name.replace("/", "-");
    await writePreviews({
      definition,
      publicFolder,
      name: file,
      folder: values.preview,
      artwork,
      neighbours: artworks,
      colors,
    });
  }
  console.info(`${name} ${Math.round(performance.now() - started)} ms`);
}

for (const style of builtInStyles) {
  const key = style.key ?? "";
  const paint = painters[key];
  if (paint === undefined) throw new Error(`nobody paints ${key}`);
  const sizes = new Map(style.spaces.map((space) => [space.sideId, [space.widthMm, space.heightMm] as const]));
  const colors = style.colors.map((color) => color.hex);
  for (const space of style.spaces)
    await draw(`${key}/${space.sideId}`, () => paint(space.sideId, size, space), sizes, colors);
}
for (const card of cards) {
  await draw(`generic/${card}`, () => paintGenericCard(card, size), new Map([[card, genericCards[card]]]), [
    "#f8f7f4",
    "#1b1b1c",
  ]);
}
if (values.draft) await rm(publicFolder, { recursive: true });
