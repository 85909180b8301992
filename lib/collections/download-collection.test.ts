import fc from "fast-check";
import { expect, test } from "vitest";
import { nameEntries } from "./download-collection";

test("files of a ZIP have a name each, whatever they would be called", () => {
  const name = fc.constantFrom("box", "Box", "box (2)", "box (3)", "lamp", "");
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (products) => {
      const entries = products.map((product, index) => ({
        id: `id-${index}`,
        type: "image",
        sku: "S",
        product,
        collection: "C",
        extension: "webp",
      }));
      const names = nameEntries("{product}", entries);
      expect(new Set(names.map((text) => text.toLowerCase())).size).toBe(products.length);
    }),
  );
  const same = { id: "x", type: "image", sku: "S", product: "box", collection: "C", extension: "webp" };
  expect(nameEntries("{product}", [same, same, same])).toEqual(["box.webp", "box (2).webp", "box (3).webp"]);
});
