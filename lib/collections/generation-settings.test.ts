import { describe, expect, test } from "vitest";
import { flowGenerationSettingsSchema, someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { resolveSettings, sizeOf } from "./generation-settings";

const product = { id: "0192f0c1-2b3c-7d4e-8f90-a1b2c3d4e5f6", roomTypes: ["kitchen", "office"] };
const nothing = { defaults: {}, base: null, request: undefined, analysis: null, product };

describe("the settings of an asset", () => {
  test("some settings stay some: nothing is filled in", () => {
    expect(someGenerationSettingsSchema.parse({})).toEqual({});
    expect(someGenerationSettingsSchema.parse({ style: "coastal" })).toEqual({ style: "coastal" });
  });

  test("of all settings and of some the fields are the same", () => {
    expect(Object.keys(someGenerationSettingsSchema.shape)).toEqual(Object.keys(flowGenerationSettingsSchema.shape));
  });

  test("the nearer setting wins, field by field", () => {
    const defaults = { style: "rustic", lighting: "overcast", aspectRatio: "4:5" };
    const base = { style: "coastal", lighting: "backlit" };
    const request = { style: "luxury" };
    expect(resolveSettings({ ...nothing, defaults, base, request })).toMatchObject({
      style: "luxury",
      lighting: "backlit",
      aspectRatio: "4:5",
      colorScheme: "neutral",
    });
  });

  test("the room is the request's, the analysis's, the collection's, or the product's usual one", () => {
    const analysis = { productRoomAssignments: { [product.id]: "patio" } };
    const base = { roomType: "bedroom" };
    const request = { roomType: "garden" };
    expect(resolveSettings({ ...nothing, base, analysis, request }).roomType).toBe("garden");
    expect(resolveSettings({ ...nothing, base, analysis }).roomType).toBe("patio");
    expect(resolveSettings({ ...nothing, base }).roomType).toBe("bedroom");
    expect(resolveSettings({ ...nothing, base: { style: "modern" } }).roomType).toBe("kitchen");
    expect(resolveSettings({ ...nothing, product: { ...product, roomTypes: [] } }).roomType).toBe("living room");
  });

  test("a stored field that is no longer valid is left out, the others hold", () => {
    const base = { style: "coastal", varietyLevel: 99, gone: true };
    expect(resolveSettings({ ...nothing, base })).toMatchObject({ style: "coastal", varietyLevel: 3 });
  });

  test.each([
    ["1:1", 1024, 1024],
    ["16:9", 1368, 768],
    ["9:16", 768, 1368],
    ["100:1", 1776, 592],
    ["portrait", 912, 1152],
    ["whatever", 1024, 1024],
  ])("%s is %i × %i", (ratio, width, height) => {
    expect(sizeOf(ratio)).toEqual({ width, height });
  });
});
