import path from "node:path";
import { inject } from "vitest";

// Secrets of the test run; nothing outside it accepts them.
Object.assign(process.env, {
  DATABASE_URL: inject("databaseUrl"),
  ATELIER_DATA: path.join(inject("dataFolder"), "data"),
  TEST_DATABASE_URL: inject("databaseUrl"),
  BETTER_AUTH_SECRET: "test-secret-of-thirty-two-characters!",
  ATELIER_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  ATELIER_URL_SIGNING_SECRET: "test-url-signing-secret",
  ATELIER_DEMO: "0",
  DATABASE_POOL_SIZE: "8",
});
