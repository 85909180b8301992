import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { runStage } from "./run-stage";

const configSchema = z.looseObject({ vcs: z.unknown(), files: z.unknown() });
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), severity: z.string(), location: z.object({ path: z.string() }) }),
  ),
});
const rule = "lint/style/noRestrictedImports";

export interface FixtureResult {
  /** Files of the fixture that the rules rejected for their import. */
  rejected: string[];
  /** Files that the rules let through: each is a hole in the boundaries. */
  accepted: string[];
}

/**
 * Lints the deliberately broken fixture as a project of its own under this project's rules.
 * @param root the project
 * @throws when the linter says something that is not its report
 */
export async function lintBoundaryFixture(root: string): Promise<FixtureResult> {
  const fixture = join(root, "scripts", "fixtures", "boundary-violation");
  const folder = mkdtempSync(join(tmpdir(), "atelier-boundaries-"));
  try {
    cpSync(fixture, folder, { recursive: true });
    // The same rules, without the part that keeps the ordinary check away from the fixture.
    const {
      vcs: _vcs,
      files: _files,
      $schema: _schema,
      ...config
    } = configSchema.parse(JSON.parse(readFileSync(join(root, "biome.json"), "utf8")));
    writeFileSync(join(folder, "biome.json"), JSON.stringify(config));
    const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
    const flags = ["lint", "--reporter=json", "--max-diagnostics=none", `--config-path=${folder}`, folder];
    const lint = async () => {
      const { output } = await runStage([process.execPath, biome, ...flags]);
      return { output, line: output.split("\n").find((text) => text.startsWith("{")) };
    };
    let said = await lint();
    // Biome has ended without a word once in hundreds of runs.
    if (said.line === undefined) said = await lint();
    if (said.line === undefined) throw new Error(`Biome gave no report: ${said.output}`);
    const report = reportSchema.parse(JSON.parse(said.line));
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
    const found = report.diagnostics.filter((entry) => entry.category === rule && entry.severity === "error");
    const isRejected = (name: string) => found.some(({ location }) => location.path.endsWith(name));
    return { rejected: files.filter(isRejected), accepted: files.filter((name) => !isRejected(name)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
