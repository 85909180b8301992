import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { findBuiltInStyle } from "@/lib/designs/catalogue/built-in-styles";
import { findFace } from "@/lib/render/fonts";
import { elementInputSchema } from "@/lib/render/scene";
import { demoArtworkKeys, demoArtworks } from "./artwork";
import { demoDesigns, resolveDemoElements } from "./designs";
import { drawLandscape, landscapeSize } from "./draw-landscape";

const assetIds = new Map(
  demoArtworks.map(({ key }, index) => [key, `a7e11e50-0000-8000-8000-00000000000${index + 1}`]),
);
const revisions = demoDesigns.flatMap((design) =>
  design.revisions.map((revision, index) => ({ design, revision, index })),
);

describe("the demo designs", () => {
  test("are three with two revisions each, the later one with more to it", () => {
    expect(demoDesigns.map((design) => design.revisions.length)).toEqual([2, 2, 2]);
    for (const {
      revisions: [first, second],
    } of demoDesigns) {
      expect(second?.elements.length).toBeGreaterThan(first?.elements.length ?? 0);
    }
  });

  test.each(revisions.map((entry) => [`${entry.design.name} ${entry.index + 1}`, entry] as const))(
    "%s can be stored and printed",
    (_name, { design, revision }) => {
      const style = findBuiltInStyle(design.styleKey);
      const spaces = new Map(style?.spaces.map((space) => [space.spaceId, space]));
      expect(style?.colors.map((color) => color.name)).toContain(revision.metadata.productColor);
      const elements = resolveDemoElements(revision, {
        spaceId: (sideId) => style?.spaces.find((space) => space.sideId === sideId)?.spaceId,
        assetId: (key) => assetIds.get(key),
      });
      for (const element of elements) {
        expect(elementInputSchema.safeParse(element).error).toBeUndefined();
        const space = spaces.get(element.spaceId);
        if (space === undefined) throw new Error("unknown space");
        const { x, y, width, height } = element.transform;
        const isText = element.type === "text";
        const reach = isText ? -space.safeMm : space.bleedMm;
        expect(x, element.name).toBeGreaterThanOrEqual(-reach);
        expect(y, element.name).toBeGreaterThanOrEqual(-reach);
        expect(x + width, element.name).toBeLessThanOrEqual(space.widthMm + reach);
        expect(y + height, element.name).toBeLessThanOrEqual(space.heightMm + reach);
        if (element.type === "text") {
          const { fontFamily, fontWeight = 400, fontStyle = "normal" } = element.content;
          expect(findFace(fontFamily, fontWeight, fontStyle), fontFamily).toBeDefined();
        }
      }
    },
  );

  test("an unknown side or artwork is reported", () => {
    const [revision] = demoDesigns[0]?.revisions ?? [];
    if (revision === undefined) throw new Error("no revision");
    expect(() => resolveDemoElements(revision, { spaceId: () => undefined, assetId: () => "x" })).toThrow(
      "no side front",
    );
    expect(() => resolveDemoElements(revision, { spaceId: () => "x", assetId: () => undefined })).toThrow("mountains");
  });
});

describe("the demo artwork", () => {
  test("is one file a key", () => {
    expect(demoArtworks.map((artwork) => artwork.key)).toEqual([...demoArtworkKeys]);
  });

  test.each(
    demoArtworks
      .filter((artwork) => artwork.mimeType === "image/svg+xml")
      .map((artwork) => [artwork.key, artwork] as const),
  )("%s is a plain SVG that shows something", async (_key, artwork) => {
    const bytes = await artwork.load();
    expect(bytes.toString("utf8")).not.toMatch(/<script|<text|href|url\(http|on[a-z]+=/i);
    const { channels } = await sharp(bytes).stats();
    expect(channels[0]?.stdev).toBeGreaterThan(20);
  });

  test("the landscape is the same every time, and a photograph's worth of tones", async () => {
    const size = { width: 160, height: 152 };
    const [first, second] = await Promise.all([drawLandscape(size), drawLandscape(size)]);
    expect(first.equals(second)).toBe(true);
    const facts = await sharp(first).metadata();
    expect([facts.width, facts.height, facts.density]).toEqual([160, 152, 150]);
    const { entropy } = await sharp(first).stats();
    expect(entropy).toBeGreaterThan(6);
  });

  test("the landscape has the pixels for 150 dots an inch on the poster", () => {
    const image = demoDesigns
      .flatMap((design) => design.revisions.flatMap((revision) => revision.elements))
      .find((element) => element.type === "image" && element.artwork === "landscape");
    expect(landscapeSize.width / ((image?.transform.width ?? 0) / 25.4)).toBeGreaterThanOrEqual(149.5);
    expect(landscapeSize.height / ((image?.transform.height ?? 0) / 25.4)).toBeGreaterThanOrEqual(149.5);
  });
});
