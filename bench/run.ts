import { spawn } from "node:child_process";
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
  { name: "batch", exported: "benchBatch" },
  { name: "editor", exported: "benchEditor" },
  { name: "design-save", exported: "benchDesignSave" },
  { name: "executor", exported: "benchExecutor" },
  { name: "notifications", exported: "benchNotifications" },
  { name: "list", exported: "benchList" },
  { name: "scene", exported: "benchScene" },
  { name: "similar", exported: "benchSimilar" },
  { name: "gallery", exported: "benchGallery" },
  { name: "collection", exported: "benchCollection" },
  { name: "start", exported: "benchStart" },
] as const;

const generatorSchema = z.custom<() => AsyncIterable<unknown> | Promise<Iterable<unknown>>>(
  (value) => typeof value === "function",
);

/** In a process of its own: what a group sets up (environment, pools, fonts) never reaches the next one's figures. */
function runApart(name: string): Promise<boolean> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1, 2), name], { stdio: "inherit" });
  return new Promise((done) => child.once("exit", (code) => done(code === 0)));
}

async function runGroup(name: string, exported: string): Promise<void> {
  const file = join(import.meta.dirname, `${name}.ts`);
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const figures = await generatorSchema.parse(module[exported])();
  for await (const figure of figures) process.stdout.write(`${JSON.stringify(figureSchema.parse(figure))}\n`);
}

const [wanted, ...others] = process.argv.slice(2);
const group = groups.find(({ name }) => name === wanted);
if (others.length > 0 || (wanted !== undefined && group === undefined)) {
  process.stderr.write(`Name one group or none. There are: ${groups.map(({ name }) => name).join(", ")}.\n`);
  process.exit(2);
}
if (group) {
  await runGroup(group.name, group.exported);
} else {
  // When one fails the others still have something to say.
  for (const { name } of groups) if (!(await runApart(name))) process.exitCode = 1;
}
process.exit();
