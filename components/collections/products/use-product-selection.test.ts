import { expect, test } from "vitest";
import { putBack } from "./use-product-selection";

test("taking back puts the products where they were and keeps what was chosen and taken out since", () => {
  const before = ["a", "b", "c", "d"];
  const gone = new Set(["b", "c"]);
  expect(putBack(["a", "d"], before, gone)).toEqual(before);
  expect(putBack(["d", "e"], before, gone)).toEqual(["b", "c", "d", "e"]);
  expect(putBack(["a", "d", "c"], before, gone)).toEqual(before);
});
