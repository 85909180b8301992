import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtInStyles } from "@/lib/designs/catalogue/built-in-styles";
import type { MockupDefinition } from "@/lib/render/mockup";
import { painters } from "./draw-catalogue/painters";
import { drawTestArtwork, writePreviews } from "./draw-catalogue/preview";
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
const dataFile = join(root, "lib/designs/catalogue/mockup-data.json");
const wanted = values.only?.split(",");
const size = Number(values.size);
const publicFolder = values.draft ? await mkdtemp(join(tmpdir(), "catalogue-")) : join(root, "public");
const stored: unknown = JSON.parse(await readFile(dataFile, "utf8").catch(() => "{}"));
const data = new Map<string, unknown>(Object.entries(typeof stored === "object" && stored !== null ? stored : {}));

for (const style of builtInStyles) {
  const key = style.key ?? "";
  const paint = painters[key];
  if (paint === undefined) continue;
  for (const space of style.spaces) {
    const name = `${key}/${space.sideId}`;
    if (wanted !== undefined && !wanted.includes(key) && !wanted.includes(name)) continue;
    const started = performance.now();
    const definition: MockupDefinition = await writeLayers(paint(space.sideId, size, space), key, space.sideId, publicFolder);
    data.set(name, definition);
    if (values.preview !== undefined) {
      const neighbours = Object.fromEntries(style.spaces.map((other) => [other.sideId, drawTestArtwork(other.widthMm, other.heightMm)]));
      await writePreviews({
        definition,
        publicFolder,
        name: name.replace("/", "-"),
        folder: values.preview,
        artwork: drawTestArtwork(space.widthMm, space.heightMm),
        neighbours,
        colors: style.colors.map((color) => color.hex),
      });
    }
    console.info(`${name} ${Math.round(performance.now() - started)} ms`);
  }
}
if (values.draft) await rm(publicFolder, { recursive: true });
else {
  const ordered = builtInStyles.flatMap((style) => style.spaces.map((space) => `${style.key}/${space.sideId}`)).filter((name) => data.has(name));
  const lines = ordered.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(data.get(name))}`);
  await writeFile(dataFile, `{\n${lines.join(",\n")}\n}\n`);
}
