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
  expect(toChanges(readValues(product), product)).toEqual({});
  const bare = { ...product, metadata: {} };
  expect(toChanges(readValues(bare), bare)).toEqual({});
});

test("only what changed is sent, and what was no text stays what it was", () => {
  const values = readValues(product);
  expect(values.height).toBeUndefined();
  expect(toChanges({ ...values, name: " Seat " }, product)).toEqual({ name: "Seat" });
  const customFields = [...values.customFields, { key: "x", name: "Origin", value: "Turin" }];
  const changed = toChanges({ ...values, colors: [], height: 90, customFields }, product);
  expect(changed).toEqual({
    metadata: {
      dimensions: { width: 50, height: 90, depth: 55, unit: "cm" },
      tags: ["new"],
      customFields: { Designer: "Ines", Weight: 4.5, Parts: ["leg"], Origin: "Turin" },
    },
  });
  const sizeless = { ...values, width: undefined, depth: undefined };
  expect(toChanges(sizeless, product).metadata).not.toHaveProperty("dimensions");
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
