import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { completeLock, lockSchema, readPlatform } from "./complete-lock";

it("package-lock.json names the packages of every platform (else: npx tsx scripts/complete-lock.ts)", () => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "package-lock.json"), "utf8");
  expect(completeLock(lockSchema.parse(JSON.parse(text)))).toEqual([]);
});

it("adds what is missing beside what is there, also under a package that wants another version", () => {
  const lock = lockSchema.parse({
    lockfileVersion: 3,
    packages: {
      "": { version: "1.0.0" },
      "node_modules/a": {
        version: "2.0.0",
        dev: true,
        optionalDependencies: { "a-linux-x64-musl": "2.0.0", extra: "1.0.0" },
      },
      "node_modules/a-linux-x64-musl": { version: "1.0.0" },
      "node_modules/b": { version: "3.0.0", optionalDependencies: { "b-darwin-arm64": "^3.0.0" } },
    },
  });
  expect(completeLock(lock)).toEqual(["a-linux-x64-musl@2.0.0", "b-darwin-arm64@3.0.0"]);
  expect(lock.packages["node_modules/a/node_modules/a-linux-x64-musl"]).toEqual({
    version: "2.0.0",
    os: ["linux"],
    cpu: ["x64"],
    libc: ["musl"],
    dev: true,
    optional: true,
  });
  expect(lock.packages["node_modules/b-darwin-arm64"]).toEqual({
    version: "3.0.0",
    os: ["darwin"],
    cpu: ["arm64"],
    optional: true,
  });
  expect(lock.packages["node_modules/extra"]).toBeUndefined();
  expect(completeLock(lock)).toEqual([]);
});

it("tells a platform from a name", () => {
  expect(readPlatform("@napi-rs/canvas-linux-arm-gnueabihf")).toEqual({ os: ["linux"], cpu: ["arm"] });
  expect(readPlatform("@tailwindcss/oxide-wasm32-wasi")).toEqual({ cpu: ["wasm32"] });
  expect(readPlatform("fsevents")).toBeUndefined();
});
