import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { z } from "zod";
import { provideTools } from "./checks/provide-tools";
import { formatDuration, runStage, type StageCommand } from "./checks/run-stage";
import type { Variables } from "./runtime/spawn-node";

const root = resolve(import.meta.dirname, "..");
process.chdir(root);
Object.assign(process.env, {
  PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  NEXT_TELEMETRY_DISABLED: "1",
  FORCE_COLOR: "0",
});
delete process.env.NO_COLOR;

/** Tests of the whole run; a stage that is no test suite counts as one failed test when it is red. */
const total = { passed: 0, failed: 0 };

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

const reports = mkdtempSync(join(tmpdir(), "atelier-reports-"));
const vitestFile = join(reports, "vitest.json");
const playwrightFile = join(reports, "playwright.json");

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function count(passed: number, failed: number): void {
  total.passed += passed;
  total.failed += failed;
}

function finish(ok: boolean): never {
  rmSync(reports, { recursive: true, force: true });
  if (!ok && total.failed === 0) total.failed = 1;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  process.exit(ok && total.failed === 0 ? 0 : 1);
}

async function stage(name: string, command: StageCommand, env: Variables = {}): Promise<void> {
  process.stdout.write(`— ${name}\n`);
  const { ok, durationMs } = await runStage(command, { env, live: true });
  const vitest = vitestReport.safeParse(readReport(vitestFile));
  const playwright = playwrightReport.safeParse(readReport(playwrightFile));
  if (vitest.success) count(vitest.data.numPassedTests, vitest.data.numFailedTests);
  if (playwright.success) {
    const { expected, unexpected, flaky } = playwright.data.stats;
    count(expected + flaky, unexpected);
    if (flaky > 0) process.stdout.write(`${flaky} passed only when repeated\n`);
  }
  for (const file of [vitestFile, playwrightFile]) rmSync(file, { force: true });
  process.stdout.write(`${ok ? "✓" : "✗"} ${name} (${formatDuration(durationMs)})\n`);
  if (!ok) finish(false);
}

const missing = provideTools();
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  finish(false);
}

await stage("check", ["tsx", "scripts/check.ts"]);
await stage("unit and integration tests", [
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${vitestFile}`,
]);
await stage("build", ["tsx", "scripts/build.ts"]);
await stage(
  "end-to-end tests",
  ["playwright", "test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
  {
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile,
  },
);
finish(true);
