import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/testing/find-chromium";

const output = resolve(import.meta.dirname, "..", "test-results");

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: output,
  globalSetup: "./start-studio.setup.ts",
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: false,
  workers: 2,
  // A browser that hangs while it is closed fails a journey that passed; what fails twice is a fault.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: process.env.E2E_BASE_URL,
    browserName: "chromium",
    launchOptions: { executablePath: findChromium(), args: [...chromiumFlags] },
    locale: "en-GB",
    timezoneId: "UTC",
    // Recording every journey takes a third of the time; the repetition of one that failed tells the same.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
  },
});
