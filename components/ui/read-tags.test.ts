import { expect, test } from "vitest";
import { readTags } from "./read-tags";

test.each([
  ["Oak", ["oak"]],
  ["  Sea   Blue , oak,, OAK ", ["sea blue", "oak"]],
  ["known, new", ["new"]],
  [" , ", []],
  ["x".repeat(80), ["x".repeat(50)]],
])("%j is %j", (text, tags) => {
  expect(readTags(text, ["known"])).toEqual(tags);
});
