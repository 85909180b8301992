import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { resetEnv } from "@/lib/kernel/env";
import { seal, unseal } from "./seal";

afterEach(() => {
  vi.unstubAllEnvs();
  resetEnv();
});

test("what was sealed opens again, and only in its own context", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), fc.string(), (bytes, context, other) => {
      const sealed = seal(Buffer.from(bytes), context);
      expect(unseal(sealed, context).equals(Buffer.from(bytes))).toBe(true);
      if (other !== context) expect(() => unseal(sealed, other)).toThrow("unable to authenticate");
    }),
    { numRuns: 50 },
  );
});

test("no byte can be changed", () => {
  const sealed = seal("a secret", "credential:1");
  for (let index = 0; index < sealed.length; index += 1) {
    const forged = Buffer.from(sealed);
    forged[index] = (forged[index] ?? 0) ^ 1;
    expect(() => unseal(forged, "credential:1")).toThrow(/unable to authenticate|unknown layout|not configured/);
  }
});

test("the same text never gives the same bytes", () => {
  expect(seal("x", "c").equals(seal("x", "c"))).toBe(false);
});

test("of several keys the first seals and all open; without its key a value stays closed", () => {
  const [old, next] = [Buffer.alloc(32, 1).toString("base64"), Buffer.alloc(32, 2).toString("base64")];
  const use = (keys: string) => {
    vi.stubEnv("ATELIER_MASTER_KEY", keys);
    resetEnv();
  };
  use(old);
  const before = seal("before", "c");
  use(`${next}, ${old}`);
  const after = seal("after", "c");
  expect([unseal(before, "c").toString(), unseal(after, "c").toString()]).toEqual(["before", "after"]);
  use(next);
  expect(unseal(after, "c").toString()).toBe("after");
  expect(() => unseal(before, "c")).toThrow("not configured");
  use(old);
  expect(() => unseal(after, "c")).toThrow("not configured");
});
