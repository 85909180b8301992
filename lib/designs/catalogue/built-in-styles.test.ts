import { describe, expect, test } from "vitest";
import { builtInStyles } from "./built-in-styles";
import { parseClipPath } from "./clip-path";
import { createBuiltInProvider } from "./provider";
import { styleSchema } from "./style-schema";

const expectedSides: Record<string, string[]> = {
  "t-shirt": ["front", "back", "left-sleeve", "right-sleeve"],
  hoodie: ["front", "back"],
  tote: ["front", "back"],
  cap: ["front"],
  cushion: ["front"],
  mug: ["wrap"],
  bottle: ["wrap"],
  "phone-case": ["back"],
  poster: ["front"],
  "business-card": ["front", "back"],
  label: ["front"],
  box: ["front", "back", "left", "right", "top"],
};

describe("the built-in catalogue", () => {
  test("has the twelve products with their sides", () => {
    const sides = Object.fromEntries(
      builtInStyles.map((style) => [style.key, style.spaces.map((space) => space.sideId)]),
    );
    expect(sides).toEqual(expectedSides);
  });

  test.each(builtInStyles.map((style) => [style.name, style] as const))("%s satisfies the schema", (_name, style) => {
    expect(styleSchema.parse(style)).toEqual(style);
    expect(style.description).not.toBe("");
    expect(style.colors.length).toBeGreaterThanOrEqual(4);
    expect(new Set(style.colors.map((color) => color.hex)).size).toBe(style.colors.length);
    for (const space of style.spaces) {
      expect(space.safeMm * 2).toBeLessThan(Math.min(space.widthMm, space.heightMm));
    }
  });

  test("never uses an id twice", () => {
    const ids = builtInStyles.flatMap((style) => [style.id, ...style.spaces.map((space) => space.spaceId)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("keeps its ids: they stand in stored designs", () => {
    expect(builtInStyles[0]?.id).toBe("a7e11e50-0001-8000-8000-000000000000");
    expect(builtInStyles[0]?.spaces[0]?.spaceId).toBe("a7e11e50-0001-8000-8000-000000000001");
  });

  test("is handed out as a copy", async () => {
    const provider = createBuiltInProvider();
    const first = await provider.listStyles(new AbortController().signal);
    first.pop();
    expect(await provider.listStyles(new AbortController().signal)).toHaveLength(builtInStyles.length);
  });
});

describe("parseClipPath", () => {
  test("expands repeated arguments, a repeated move becoming lines", () => {
    expect(parseClipPath("M0 0 10,0 10 10z")).toEqual([
      { command: "M", values: [0, 0] },
      { command: "L", values: [10, 0] },
      { command: "L", values: [10, 10] },
      { command: "z", values: [] },
    ]);
  });

  test.each([
    "",
    "hello",
    "L 1 1 2 2 Z",
    "M 1",
    "M 0 0 L 1 Z",
    "M 0 0 Z 4",
    "M 0 0 L NaN 3 Z",
    "M 0 0",
    "M0 0 L1e999 0 Z",
  ])("refuses %j", (text) => {
    expect(parseClipPath(text)).toBeNull();
  });
});
