import { expect, test } from "vitest";
import type { ProductJson } from "@/lib/collections/product-queries";
import { findErrors, readValues, toChanges } from "./details-values";

const product: ProductJson = {
  id: "0190a1b2-0000-7000-8000-000000000001",
  name: "Chair",
  sku: "CH-1",
  category: "Chairs",
  roomTypes: ["office"],
  metadata: {
    dimensions: { width: 50, height: 0, depth: 55, unit: "cm" },
    colors: ["#aabbcc"],
    tags: ["new"],
    customFields: { Designer: "Ines", Weight: 4.5, Parts: ["leg"] },
  },
  primaryImage: null,
  imageCount: 0,
  modelArtifactId: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  deletedAt: null,
};

test("a product that is only looked at changes nothing", () => {
  expect(toChanges(readValues(product), readValues(product), product)).toEqual({});
  const bare = { ...product, metadata: {} };
  expect(toChanges(readValues(bare), readValues(bare), bare)).toEqual({});
});

test("only what changed is sent, and what was no text stays what it was", () => {
  const values = readValues(product);
  expect(values.height).toBeUndefined();
  expect(toChanges({ ...values, name: " Seat " }, values, product)).toEqual({ name: "Seat" });
  const customFields = [...values.customFields, { key: "x", name: "Origin", value: "Turin" }];
  const changed = toChanges({ ...values, colors: [], height: 90, customFields }, values, product);
  expect(changed).toEqual({
    metadata: {
      dimensions: { width: 50, height: 90, depth: 55, unit: "cm" },
      tags: ["new"],
      customFields: { Designer: "Ines", Weight: 4.5, Parts: ["leg"], Origin: "Turin" },
    },
  });
  const sizeless = { ...values, width: undefined, depth: undefined };
  expect(toChanges(sizeless, values, product).metadata).not.toHaveProperty("dimensions");
});

test("what others changed since the form was opened stays", () => {
  const base = readValues(product);
  const now = {
    ...product,
    category: "Seats",
    roomTypes: ["office", "bedroom"],
    metadata: {
      ...product.metadata,
      tags: ["new", "sale"],
      customFields: { Designer: "Ines", Weight: 5, Parts: ["leg"], Stock: "3" },
    },
  };
  expect(toChanges(base, base, now)).toEqual({});
  expect(toChanges({ ...base, name: "Seat", tags: ["autumn"] }, base, now)).toEqual({
    name: "Seat",
    metadata: { ...now.metadata, tags: ["sale", "autumn"] },
  });
  const customFields = base.customFields
    .filter(({ name }) => name !== "Parts")
    .map((row) => (row.name === "Designer" ? { ...row, value: "Ada" } : row));
  expect(toChanges({ ...base, customFields }, base, now)).toEqual({
    metadata: { ...now.metadata, customFields: { Designer: "Ada", Weight: 5, Stock: "3" } },
  });
});

test("what was typed while the form was being saved is all that is sent next", () => {
  const sent = { ...readValues(product), name: "Seat " };
  const stored = { ...product, name: "Seat", metadata: { ...product.metadata, tags: ["new", "sale"] } };
  expect(toChanges(sent, sent, stored)).toEqual({});
  expect(toChanges({ ...sent, sku: "CH-2" }, sent, stored)).toEqual({ sku: "CH-2" });
});

test("what cannot be sent is told at its field", () => {
  const values = readValues(product);
  expect(findErrors(values)).toEqual({});
  expect(Object.keys(findErrors({ ...values, name: " ", sku: "", category: "" }))).toEqual(["name", "sku", "category"]);
  const twice = [...values.customFields, { key: "x", name: "Designer ", value: "" }];
  expect(findErrors({ ...values, customFields: twice }).customFields).toMatch(/Designer/);
  const nameless = [{ key: "x", name: "", value: "Turin" }];
  expect(findErrors({ ...values, customFields: nameless }).customFields).toMatch(/name/);
});
