import fc from "fast-check";
import { expect, test } from "vitest";
import { sceneLimits } from "@/lib/render/scene-limits";
import { type BindableElement, bindElements, type FindArtwork, listFields } from "./bind-elements";
import { createArtworkFinder } from "./find-artwork";
import { matchColumns } from "./match-columns";

const spaceId = "0190a0a0-0000-7000-8000-000000000001";
const uuid = (index: number) => `0190a0a0-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;
const transform = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
const layout = { version: 1 as const, lines: [], widthMm: 1, heightMm: 1, missing: [] };

const textContent = (text: string) => ({ text, fontFamily: "Inter", fontSizeMm: 4, color: "#000000" });
const text = (index: number, words: string, field?: string): BindableElement => ({
  type: "text",
  elementId: uuid(index),
  spaceId,
  transform,
  content: textContent(words),
  layout,
  ...(field === undefined ? {} : { binding: { field } }),
});
const image = (index: number, assetId: string, field?: string): BindableElement => ({
  type: "image",
  elementId: uuid(index),
  spaceId,
  transform,
  content: {},
  assetId,
  ...(field === undefined ? {} : { binding: { field } }),
});

const nothing: FindArtwork = () => "unknown";
const fieldName = fc.constantFrom("name", "title", "logo", "__proto__", "constructor");
const elementList = fc
  .array(
    fc.record({
      kind: fc.constantFrom("text", "image"),
      words: fc.string({ maxLength: 20 }),
      field: fc.option(fieldName, { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map((items) =>
    items.map(({ kind, words, field }, index) =>
      kind === "text" ? text(index + 10, words, field) : image(index + 10, uuid(5000 + index), field),
    ),
  );
const valuesOf = fc.dictionary(fieldName, fc.string({ maxLength: 30 }), { noNullPrototype: true });

test("a list keeps its length, order and ids; only bound elements change, and what did not change is the same object", () => {
  fc.assert(
    fc.property(elementList, valuesOf, (elements, values) => {
      const bound = bindElements(elements, values, (value) => ({ assetId: uuid(value.length + 9000) }));
      expect(bound.elements.map((element) => element.elementId)).toEqual(elements.map((element) => element.elementId));
      bound.elements.forEach((element, index) => {
        const before = elements[index];
        if (bound.changedIds.has(element.elementId)) {
          expect(element).not.toEqual(before);
          expect(before?.binding && Object.hasOwn(values, before.binding.field)).toBe(true);
          if (element.type === "text") expect(element).not.toHaveProperty("layout");
        } else expect(element).toBe(before);
      });
    }),
  );
});

test("filling twice with the same line changes nothing the second time", () => {
  fc.assert(
    fc.property(elementList, valuesOf, (elements, values) => {
      const find: FindArtwork = (value) => ({ assetId: uuid(value.trim().length + 9000) });
      const once = bindElements(elements, values, find);
      const twice = bindElements(once.elements, values, find);
      expect(twice.elements).toEqual(once.elements);
    }),
  );
});

test("every bound text says what its cell says, with line feeds for line ends", () => {
  fc.assert(
    fc.property(elementList, valuesOf, (elements, values) => {
      for (const element of bindElements(elements, values, nothing).elements) {
        const field = element.binding?.field;
        if (element.type !== "text" || field === undefined || !Object.hasOwn(values, field)) continue;
        expect(element.content.text).toBe(values[field]?.replace(/\r\n?/g, "\n"));
      }
    }),
  );
});

test("the fields of a design come in paint order with what they hold", () => {
  const elements = [text(1, "Ada", "name"), image(2, uuid(50), "logo"), text(3, "x"), text(4, "Bob", "name")];
  expect(listFields(elements)).toEqual([
    { field: "name", kinds: ["text"], elementIds: [uuid(1), uuid(4)], sample: "Ada" },
    { field: "logo", kinds: ["image"], elementIds: [uuid(2)], sample: "" },
  ]);
  expect(listFields([{ ...text(1, "Ada"), binding: { field: "both" } }, image(2, uuid(50), "both")])).toMatchObject([
    { field: "both", kinds: ["text", "image"] },
  ]);
});

test("artwork that is not there or there twice is an error and leaves the element; an empty cell leaves the picture out", () => {
  const elements = [image(1, uuid(50), "logo")];
  const find = createArtworkFinder([
    { id: uuid(60), name: "Wave", filename: "wave.png" },
    { id: uuid(61), name: "Twin", filename: "a.png" },
    { id: uuid(62), name: "Twin", filename: "b.png" },
  ]);
  const fill = (logo: string) => bindElements(elements, { logo }, find);
  expect(fill(" wave ").elements).toMatchObject([{ assetId: uuid(60) }]);
  expect(fill("Zebra")).toMatchObject({ elements, findings: [{ severity: "error", code: "artwork-unknown" }] });
  expect(fill("twin")).toMatchObject({ elements, findings: [{ severity: "error", code: "artwork-ambiguous" }] });
  expect(fill("b.png").elements).toMatchObject([{ assetId: uuid(62) }]);
  expect(fill("B").elements).toMatchObject([{ assetId: uuid(62) }]);
  expect(fill(uuid(61)).elements).toMatchObject([{ assetId: uuid(61) }]);
  expect(fill("  ")).toMatchObject({ elements: [{ hidden: true }], findings: [{ severity: "warning" }] });
});

test("a text longer than a text may be is an error", () => {
  const long = "x".repeat(sceneLimits.textCharacters + 1);
  const bound = bindElements([text(1, "Ada", "name")], { name: long }, nothing);
  expect(bound.findings).toMatchObject([{ severity: "error", code: "text-too-long", field: "name" }]);
  expect(bound.changedIds.size).toBe(0);
});

test("an exactly spelled name wins over one in other letter case", () => {
  const find = createArtworkFinder([
    { id: uuid(1), name: "Wave", filename: null },
    { id: uuid(2), name: "wave", filename: null },
  ]);
  expect(find("wave")).toEqual({ assetId: uuid(2) });
  expect(find("WAVE")).toBe("ambiguous");
});

test("columns are matched by name, each to one field", () => {
  expect(matchColumns(["name", "job title", "logo"], ["Job-Title", "name", "Name", "City"])).toEqual({
    name: "name",
    "job title": "Job-Title",
  });
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (fields, columns) => {
      const mapping = Object.entries(matchColumns(fields, columns));
      expect(new Set(mapping.map(([, column]) => column)).size).toBe(mapping.length);
      for (const [field, column] of mapping) {
        expect(fields).toContain(field);
        expect(columns).toContain(column);
      }
    }),
  );
});
