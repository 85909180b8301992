import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take minutes: begun first, so that none of them is what everything else waits for at the end. */
const long = [
  "lib/kernel/bad-input.test.ts",
  "inngest/kernel/survive-kills.test.ts",
  "inngest/kernel/run-generation-job.test.ts",
  "inngest/designs/export-batch-kills.test.ts",
  "inngest/collections/generate-kills.test.ts",
  "inngest/embedded/survive-kills.test.ts",
];

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? long.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,components,lib,db,inngest,scripts,bench}/**/*.test.{ts,tsx}"],
    globalSetup: ["./scripts/testing/global-setup.ts"],
    setupFiles: ["./scripts/testing/setup.ts"],
    pool: "forks",
    // Two cores, and tests that kill processes mostly wait.
    maxWorkers: 3,
    sequence: { sequencer: LongFilesFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
