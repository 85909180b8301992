import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,components,lib,db,inngest,scripts,bench}/**/*.test.{ts,tsx}"],
    globalSetup: ["./scripts/testing/global-setup.ts"],
    setupFiles: ["./scripts/testing/setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
