import { expect, test } from "vitest";
import { asCustom, assign, describeField, isNamed, listOpen, nowhere, targetOf } from "./columns";

test("a field has one column and a column fills one field, whatever is chosen in which order", () => {
  let mapping: Record<string, string> = { sku: "Nr", name: "Title" };
  mapping = assign(mapping, "Label", "name");
  expect(mapping).toEqual({ sku: "Nr", name: "Label" });
  expect(targetOf(mapping, "Title")).toBe(nowhere);
  mapping = assign(mapping, "Nr", "category");
  expect(mapping).toEqual({ name: "Label", category: "Nr" });
  expect(listOpen(mapping)).toEqual(["SKU"]);
  mapping = assign(mapping, "Designer", asCustom);
  expect(mapping["custom:Designer"]).toBe("Designer");
  expect(targetOf(mapping, "Designer")).toBe(asCustom);
  mapping = assign(mapping, "Designer", nowhere);
  expect(mapping).toEqual({ name: "Label", category: "Nr" });
});

test("what is wrong is told in the words of the interface", () => {
  expect(describeField("name")).toBe("Name");
  expect(describeField("roomTypes.3")).toBe("Room types");
  expect(describeField("metadata.dimensions.width")).toBe("Width");
  expect(describeField("metadata.customFields.a")).toBe("Custom field");
});

test("a column without a name of its own cannot be chosen", () => {
  expect(["a", "b", "b", ""].map((column, _, all) => isNamed(all, column))).toEqual([true, false, false, false]);
});
