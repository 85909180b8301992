import { randomUUID } from "node:crypto";
import path from "node:path";
import { inject } from "vitest";

// Secrets of the test run; nothing outside it accepts them.
Object.assign(process.env, {
  DATABASE_URL: inject("databaseUrl"),
  // A folder for every test file: files run at once, and some look at what is left in it.
  ATELIER_DATA: path.join(inject("dataFolder"), randomUUID()),
  TEST_DATABASE_URL: inject("databaseUrl"),
  BETTER_AUTH_SECRET: "test-secret-of-thirty-two-characters!",
  ATELIER_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  ATELIER_URL_SIGNING_SECRET: "test-url-signing-secret",
  ATELIER_DEMO: "0",
  // No engine unless a test starts one: events wait in the outbox.
  INNGEST_BASE_URL: "http://127.0.0.1:9",
  INNGEST_EVENT_KEY: "test-event-key",
  INNGEST_SIGNING_KEY: `signkey-test-${"ab".repeat(32)}`,
  DATABASE_POOL_SIZE: "8",
  // All tests call from one address; those about limits set their own.
  RATE_LIMIT_PER_MINUTE: "1000000",
});
