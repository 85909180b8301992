import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const figureSchema = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  /** What the value is to be compared with, in the same unit. */
  baseline: z.number().nullable(),
  baselineName: z.string().nullable(),
  /** value / baseline */
  ratio: z.number().nullable(),
});

export type Figure = z.infer<typeof figureSchema>;

/** Groups of figures: a file of this folder and the generator that it exports. */
const groups = [
  { name: "render", exported: "benchRender" },
  { name: "executor", exported: "benchExecutor" },
  { name: "list", exported: "benchList" },
  { name: "start", exported: "benchStart" },
] as const;

const generatorSchema = z.custom<() => AsyncIterable<unknown> | Promise<Iterable<unknown>>>(
  (value) => typeof value === "function",
);

async function runGroup(name: string, exported: string): Promise<void> {
  const file = join(import.meta.dirname, `${name}.ts`);
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const figures = await generatorSchema.parse(module[exported])();
  for await (const figure of figures) process.stdout.write(`${JSON.stringify(figureSchema.parse(figure))}\n`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !groups.some((group) => group.name === name));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(", ")}. There are: ${groups.map(({ name }) => name).join(", ")}.\n`);
  process.exit(2);
}
for (const { name, exported } of groups) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (!existsSync(join(import.meta.dirname, `${name}.ts`))) continue;
  try {
    await runGroup(name, exported);
  } catch (error) {
    // The other groups still have something to say.
    process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
process.exit();
