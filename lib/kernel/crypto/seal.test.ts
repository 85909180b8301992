import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { seal, unseal } from "./seal";

afterEach(() => vi.unstubAllEnvs());

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
