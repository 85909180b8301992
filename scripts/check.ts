import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { allowedLines, findLongFiles } from "./checks/measure-file-lengths";
import { lintBoundaryFixture } from "./checks/reject-boundary-fixture";
import { formatDuration, runStage, type StageCommand, type StageResult } from "./checks/run-stage";

const root = resolve(import.meta.dirname, "..");
process.chdir(root);
process.env.PATH = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
process.env.NEXT_TELEMETRY_DISABLED = "1";

interface Check {
  name: string;
  run: () => Promise<StageResult>;
}

function command(name: string, ...stage: StageCommand): Check {
  return { name, run: () => runStage(stage) };
}

async function checkFixture(): Promise<StageResult> {
  const started = Date.now();
  const { rejected, accepted } = await lintBoundaryFixture(root);
  const ok = rejected.length > 0 && accepted.length === 0;
  const output = ok ? "" : `These files break a boundary and the rules let them through: ${accepted.join(", ")}.\n`;
  return { ok, output, durationMs: Date.now() - started };
}

async function checkLengths(): Promise<StageResult> {
  const started = Date.now();
  const long = findLongFiles(root);
  const output = long.map(({ path, lines }) => `${path} has ${lines} lines\n`).join("");
  return { ok: long.every(({ lines }) => lines <= allowedLines), output, durationMs: Date.now() - started };
}

const checks: Check[] = [
  command("format and lint (Biome)", "biome", "ci", "--colors=off", "--max-diagnostics=50", "."),
  { name: "module boundaries reject the broken fixture", run: checkFixture },
  { name: `files end within ${allowedLines} lines`, run: checkLengths },
  // Before the lint, which reads the types: without them every route is a string.
  command("route types (Next)", "next", "typegen"),
  command("lint with types (oxlint)", "oxlint", "--type-aware", "--deny-warnings"),
  command("types (TypeScript)", "tsc", "--noEmit"),
  command("unused files, exports and dependencies (knip)", "knip", "--no-progress"),
  ...(existsSync("scripts/generate.ts")
    ? [command("generated files are fresh", "tsx", "scripts/generate.ts", "--check")]
    : []),
];

/** `--all` goes on after a failure, to see every one of them. */
const goOn = process.argv.includes("--all");
let failed = 0;
for (const check of checks) {
  const result = await check.run();
  process.stdout.write(`${result.ok ? "✓" : "✗"} ${check.name} (${formatDuration(result.durationMs)})\n`);
  if (result.ok) continue;
  failed += 1;
  process.stdout.write(`${result.output.trimEnd()}\n`);
  if (!goOn) break;
}
process.exitCode = failed === 0 ? 0 : 1;
