import { describe, expect, it } from "vitest";
import { elementInputSchema, elementSchema, spaceSchema } from "./scene";
import { sceneLimits } from "./scene-limits";

const spaceId = "01900000-0000-7000-8000-000000000001";
const transform = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
const text = {
  type: "text",
  spaceId,
  transform,
  content: { text: "Hello", fontFamily: "Inter", fontSizeMm: 5, color: "#112233" },
};
const layout = { version: 1, lines: [], widthMm: 0, heightMm: 0, missing: [] };

describe("elementInputSchema", () => {
  it("takes every type of element", () => {
    const common = { spaceId, transform };
    const elements = [
      text,
      {
        ...common,
        type: "image",
        assetId: spaceId,
        content: { fit: "contain", crop: { x: 0.1, y: 0, width: 0.9, height: 1 } },
      },
      { ...common, type: "shape", content: { shape: "star", fill: "#ff0000", points: 7 } },
      { ...common, type: "path", content: { d: "M0 0L1 1", stroke: { color: "#000000", widthMm: 1 } } },
      { ...common, type: "group", content: {}, opacity: 0.5, blendMode: "multiply", locks: { position: true } },
    ];
    for (const element of elements) expect(elementInputSchema.parse(element)).toEqual(element);
  });

  it.each([
    ["an infinite coordinate", { ...text, transform: { ...transform, x: Number.POSITIVE_INFINITY } }, "transform.x"],
    ["a coordinate that is no number", { ...text, transform: { ...transform, y: Number.NaN } }, "transform.y"],
    ["a coordinate out of range", { ...text, transform: { ...transform, x: 10_001 } }, "transform.x"],
    ["a negative width", { ...text, transform: { ...transform, width: -1 } }, "transform.width"],
    [
      "too long a text",
      { ...text, content: { ...text.content, text: "x".repeat(sceneLimits.textCharacters + 1) } },
      "content.text",
    ],
    ["a colour name", { ...text, content: { ...text.content, color: "red" } }, "content.color"],
    ["an unknown blend mode", { ...text, blendMode: "plus" }, "blendMode"],
    ["an image without asset", { type: "image", spaceId, transform, content: {} }, "assetId"],
    [
      "a crop beyond the image",
      {
        type: "image",
        spaceId,
        transform,
        assetId: spaceId,
        content: { crop: { x: 0.5, y: 0, width: 0.6, height: 1 } },
      },
      "content.crop",
    ],
    [
      "too long a path",
      { type: "path", spaceId, transform, content: { d: "M".repeat(sceneLimits.pathCharacters + 1) } },
      "content.d",
    ],
    ["an unknown type", { ...text, type: "video" }, "type"],
  ])("refuses %s and names it", (_, element, path) => {
    const result = elementInputSchema.safeParse(element);
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  it("refuses unknown keys on every level", () => {
    expect(elementInputSchema.safeParse({ ...text, zIndex: 1 }).success).toBe(false);
    expect(elementInputSchema.safeParse({ ...text, transform: { ...transform, scale: 2 } }).success).toBe(false);
    expect(elementInputSchema.safeParse({ ...text, content: { ...text.content, bold: true } }).success).toBe(false);
  });

  it("takes a layout only from storage", () => {
    expect(elementInputSchema.safeParse({ ...text, layout }).success).toBe(false);
    expect(elementSchema.parse({ ...text, layout })).toEqual({ ...text, layout });
  });
});

describe("spaceSchema", () => {
  it("needs a size", () => {
    const space = { spaceId, sideId: "front", name: "Front", widthMm: 200, heightMm: 200, bleedMm: 3, safeMm: 5 };
    expect(spaceSchema.parse(space)).toEqual(space);
    expect(spaceSchema.safeParse({ ...space, widthMm: 0 }).success).toBe(false);
  });
});
