import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { envSchema } from "@/lib/kernel/env";
import { chooseEngine, fillSecrets, readEnvironment } from "./environment";
import { loadSecrets } from "./secrets";

const root = resolve(import.meta.dirname, "..", "..");
const original = { ...process.env };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atelier-env-"));
  for (const name of Object.keys(envSchema.shape)) delete process.env[name];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, original);
});

describe(".env.example", () => {
  const text = readFileSync(join(root, ".env.example"), "utf8");
  const variables = parseEnv(text.replace(/^# (?=[A-Z][A-Z0-9_]*=)/gm, ""));

  it("names exactly the variables that are parsed", () => {
    expect(Object.keys(variables).sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  it("sets nothing by itself, and what it shows is valid", () => {
    expect(parseEnv(text)).toEqual({});
    const shown = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
    expect(envSchema.parse(shown)).toMatchObject({ PORT: 3000, ATELIER_SIGNUP: "open" });
  });

  it("shows the defaults as they are", () => {
    for (const [name, value] of Object.entries(envSchema.parse({}))) {
      if (value !== undefined) expect([name, variables[name]]).toEqual([name, String(value)]);
    }
  });

  it("is described completely in the README", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const described = Object.keys(variables).filter((name) => name !== "NODE_ENV");
    expect(described.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("environment", () => {
  it("reads .env, and the real environment wins over it", () => {
    writeFileSync(join(folder, ".env"), "PORT=4001\nATELIER_DEMO=0\n");
    process.env.PORT = "4002";
    expect(readEnvironment(folder)).toMatchObject({ PORT: 4002, ATELIER_DEMO: "0" });
  });

  it("takes an empty value as not set", () => {
    process.env.ATELIER_DATA = "";
    process.env.DATABASE_URL = "";
    expect(readEnvironment(folder)).toMatchObject({ ATELIER_DATA: ".data" });
    expect(process.env.DATABASE_URL).toBeUndefined();
  });

  it("names every wrong variable in one sentence", () => {
    process.env.PORT = "many";
    process.env.ATELIER_SIGNUP = "sometimes";
    expect(() => readEnvironment(folder)).toThrow(/^The environment is not valid: PORT: .*; ATELIER_SIGNUP: [^\n]*\.$/);
  });

  it("gives generated secrets to every part, never the database's, never over a given one", () => {
    process.env.BETTER_AUTH_SECRET = "given";
    const secrets = loadSecrets(join(folder, "secrets.json"));
    fillSecrets(secrets);
    expect(process.env.BETTER_AUTH_SECRET).toBe("given");
    expect(process.env.ATELIER_MASTER_KEY).toBe(secrets.ATELIER_MASTER_KEY);
    expect(Object.values(process.env)).not.toContain(secrets.POSTGRES_PASSWORD);
  });
});

describe("choice of the job engine", () => {
  const choose = (variables: Record<string, string>, mode: "start" | "dev" = "start") => {
    Object.assign(process.env, variables);
    return chooseEngine(readEnvironment(folder), mode);
  };
  const keys = { INNGEST_SIGNING_KEY: "ab".repeat(32), INNGEST_EVENT_KEY: "an-event-key-of-some-length" };

  it("is the embedded one where nothing is set", () => {
    expect(choose({})).toBe("embedded");
    expect(choose({ INNGEST_DEV: "0" })).toBe("embedded");
    expect(process.env.INNGEST_DEV).toBeUndefined();
  });

  it("is an own server with its keys, and not without", () => {
    expect(() => choose({ INNGEST_BASE_URL: "http://127.0.0.1:8288" })).toThrow("must be set to its keys");
    expect(choose({ INNGEST_BASE_URL: "http://127.0.0.1:8288", ...keys })).toBe("other");
    expect(process.env.INNGEST_BASE_URL).toBe("http://127.0.0.1:8288");
  });

  it("is Inngest Cloud, whose two addresses the SDK knows itself", () => {
    expect(choose({ INNGEST_BASE_URL: "https://api.inngest.com", ...keys })).toBe("other");
    expect(process.env.INNGEST_BASE_URL).toBeUndefined();
  });

  it("is the dev server in development only", () => {
    expect(() => choose({ INNGEST_DEV: "1" })).toThrow("INNGEST_DEV switches signatures off");
    expect(choose({ INNGEST_DEV: "1" }, "dev")).toBe("other");
    expect(process.env.INNGEST_BASE_URL).toBe("http://127.0.0.1:8288");
  });
});
