import { resolve } from "node:path";
import { expect, it } from "vitest";
import { lintBoundaryFixture } from "./reject-boundary-fixture";

it("the module boundaries reject every file of the deliberately broken fixture", async () => {
  const { rejected, accepted } = await lintBoundaryFixture(resolve(import.meta.dirname, "..", ".."));
  expect(accepted).toEqual([]);
  expect(rejected).toContain("lib/kernel/import-a-domain.ts");
  expect(rejected.length).toBeGreaterThan(10);
});
