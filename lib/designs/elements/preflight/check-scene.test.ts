import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FontSource } from "@/lib/render/font-source";
import { layoutText } from "@/lib/render/layout-text";
import { type Element, elementSchema, type Space } from "@/lib/render/scene";
import { applyFix } from "./apply-fix";
import { checkScene } from "./check-scene";
import type { AssetFacts, Finding, FindingCode, KnownFace, PreflightInput } from "./finding";

const spaceId = "01900000-0000-7000-8000-000000000001";
const space: Space = { spaceId, sideId: "front", name: "Front", widthMm: 100, heightMm: 60, bleedMm: 3, safeMm: 4 };
const assetId = "01900000-0000-7000-8000-0000000000a1";
const photo: AssetFacts = { name: "photo", widthPx: 600, heightPx: 400, mimeType: "image/jpeg", isAvailable: true };
const faces: KnownFace[] = [
  { fontKey: "t/own", family: "House", weight: 400, style: "normal", embeddable: true },
  { fontKey: "t/closed", family: "Closed", weight: 400, style: "normal", embeddable: false },
];

/** Every letter is half an em wide. */
const fonts: FontSource = {
  facts: () => ({
    family: "Any",
    weight: 400,
    style: "normal",
    ascent: 0.9,
    descent: 0.25,
    embeddable: true,
    coverage: Uint32Array.of(0, 0x10ffff),
  }),
  covers: () => true,
  measure: ({ text, letterSpacingEm }) => [...text].length * (0.5 + letterSpacingEm),
};

let count = 0;
const nextId = () => `01900000-0000-7000-8000-${(0x100000 + count++).toString(16).padStart(12, "0")}`;

function make(element: object): Element {
  return elementSchema.parse({ elementId: nextId(), spaceId, ...element });
}

function place(x: number, y: number, width: number, height: number, rotation = 0) {
  return { transform: { x, y, width, height, rotation } };
}

/** As saving does: every text has its lines. */
function layOut(elements: readonly Element[]): Element[] {
  return elements.map((element) =>
    element.type !== "text" || element.layout !== undefined
      ? element
      : { ...element, layout: layoutText({ ...element.content, fontFamily: "Inter" }, element.transform.width, fonts) },
  );
}

function check(elements: readonly Element[], changed: Partial<PreflightInput> = {}): Finding[] {
  return checkScene({
    space,
    elements: layOut(elements),
    assets: { [assetId]: photo },
    fonts: faces,
    profile: { dpi: 300, includeBleed: true },
    ...changed,
  });
}

const codes = (findings: readonly Finding[]): FindingCode[] => findings.map((finding) => finding.code);
const text = (content: object, transform = place(10, 10, 60, 12)) =>
  make({
    type: "text",
    ...transform,
    content: { text: "Hello", fontFamily: "Inter", fontSizeMm: 6, color: "#102030", ...content },
  });
const rect = (transform: ReturnType<typeof place>, content: object = { fill: "#336699" }) =>
  make({ type: "shape", ...transform, content: { shape: "rect", ...content } });
const image = (transform: ReturnType<typeof place>, content: object = {}) =>
  make({ type: "image", assetId, ...transform, content });

describe("checkScene", () => {
  it("finds nothing wrong with a sound scene", () => {
    expect(check([rect(place(-3, -3, 106, 66)), text({}), image(place(10, 25, 30, 20))])).toEqual([]);
  });

  it("measures pictures at the size at which they are placed", () => {
    // 600 × 400 px: at 50.8 × 33.9 mm 300 dpi, at 101.6 mm 150 dpi.
    const dpiOf = (widthMm: number, content: object = {}) =>
      check([image(place(10, 10, widthMm, (widthMm * 2) / 3), content)], {
        space: { ...space, widthMm: 300, heightMm: 300 },
      }).map(({ severity, actual, target }) => ({ severity, actual, target }));
    expect(dpiOf(50.8)).toEqual([]);
    expect(dpiOf(60)).toEqual([{ severity: "warning", actual: 254, target: 300 }]);
    expect(dpiOf(101.6)).toEqual([{ severity: "warning", actual: 150, target: 300 }]);
    expect(dpiOf(110)).toEqual([{ severity: "error", actual: 139, target: 300 }]);
    expect(dpiOf(50.8, { crop: { x: 0, y: 0, width: 0.5, height: 0.5 } })).toEqual([
      { severity: "warning", actual: 150, target: 300 },
    ]);
    expect(dpiOf(50.8, { fit: "contain" })).toEqual([]);
    const coarse = check([image(place(10, 10, 30, 20))], { profile: { dpi: 1200, includeBleed: true } });
    expect(coarse).toMatchObject([
      { code: "low-resolution", severity: "error", actual: 508, target: 1200, unit: "dpi" },
    ]);
    const vector = { [assetId]: { ...photo, mimeType: "image/svg+xml", widthPx: 10, heightPx: 10 } };
    expect(check([image(place(10, 10, 60, 40))], { assets: vector })).toEqual([]);
  });

  it("keeps text and logos away from the knife, and says where", () => {
    expect(check([text({}, place(90, 10, 40, 12))])).toMatchObject([
      { code: "text-cut-off", severity: "error", target: 0, unit: "mm" },
    ]);
    expect(check([text({}, place(1, 10, 40, 12))])).toMatchObject([
      { code: "outside-safe-area", severity: "warning", actual: 1, target: 4 },
    ]);
    expect(codes(check([image(place(1, 10, 20, 14))]))).toEqual(["outside-safe-area"]);
    // The text's box may stand out as long as its letters do not.
    expect(check([text({}, place(10, 10, 95, 12))])).toEqual([]);
  });

  it("asks backgrounds to reach the bleed where the profile prints it", () => {
    const short = rect(place(0, 0, 100, 60));
    expect(check([short])).toMatchObject([
      {
        code: "bleed-missing",
        severity: "warning",
        actual: 0,
        target: 3,
        unit: "mm",
        fix: { label: "Extend it to the bleed" },
      },
    ]);
    expect(check([short], { profile: { dpi: 300, includeBleed: false } })).toEqual([]);
    expect(check([rect(place(-3, -3, 106, 64.9))])).toMatchObject([{ code: "bleed-missing", actual: 1.9 }]);
    expect(check([rect(place(20, 20, 10, 10))])).toEqual([]);
    // A star that points out of the sheet has no edge that could show the product.
    expect(
      check([make({ type: "shape", ...place(-1, 20, 12, 12), content: { shape: "star", fill: "#336699" } })]),
    ).toEqual([]);
  });

  it("knows fonts, small type, hairlines and what nobody sees", () => {
    expect(check([text({ fontFamily: "Nowhere" })])).toMatchObject([
      { code: "font-missing", severity: "error", actual: "Nowhere" },
    ]);
    expect(check([text({ fontFamily: "House" })])).toEqual([]);
    expect(check([text({ fontFamily: "Closed" })])).toMatchObject([{ code: "font-not-embeddable", severity: "error" }]);
    expect(check([text({ fontSizeMm: 1 })])).toMatchObject([
      { code: "text-too-small", actual: 2.8, target: 5, unit: "pt" },
    ]);
    const line = { shape: "rect", stroke: "#000000", strokeWidthMm: 0.05 };
    expect(check([make({ type: "shape", ...place(20, 20, 10, 10), content: line })])).toMatchObject([
      { code: "stroke-too-thin", actual: 0.14, target: 0.25, unit: "pt" },
    ]);
    const white = text({ color: "#fefefe" });
    expect(check([white], { productColor: "#ffffff" })).toMatchObject([
      { code: "same-colour-as-product", target: 5, unit: "ΔE", fix: { content: { color: "#000000" } } },
    ]);
    expect(check([white], { productColor: "#202020" })).toEqual([]);
    expect(check([rect(place(-3, -3, 106, 66)), white], { productColor: "#ffffff" })).toEqual([]);
  });

  it("finds text that stands out of its box", () => {
    expect(check([text({ text: "one two three four five six seven" }, place(10, 10, 30, 8))])).toMatchObject([
      { code: "text-overflow", severity: "warning", target: 8, unit: "mm", fix: { label: "Grow the box" } },
    ]);
    const nearBottom = text({ text: "one two three four five" }, place(10, 44, 30, 8));
    expect(check([nearBottom]).find((finding) => finding.code === "text-overflow")?.fix?.label).toMatch(
      /^Shrink it to/,
    );
    const unbroken = { elements: [nearBottom] };
    expect(check([], unbroken)).toEqual([]);
  });

  it("knows what became of artwork", () => {
    const placed = image(place(10, 10, 30, 20));
    expect(codes(check([placed], { assets: { [assetId]: null } }))).toEqual(["artwork-missing"]);
    expect(check([placed], { assets: {} })).toEqual([]);
    const rules = { [assetId]: { ...photo, isAvailable: false, reason: "Only until 1 May." } };
    expect(check([placed], { assets: rules })).toMatchObject([
      { code: "artwork-unavailable", severity: "error", detail: "Only until 1 May." },
    ]);
  });

  it("tells of empty sides and of elements beside the sheet, not of hidden ones", () => {
    expect(codes(check([]))).toEqual(["space-empty"]);
    expect(codes(check([{ ...text({}), hidden: true }]))).toEqual(["space-empty"]);
    expect(check([text({}), rect(place(500, 10, 20, 20))])).toMatchObject([
      { code: "outside-print-area", actual: 397, unit: "mm" },
    ]);
    expect(codes(check([text({}), rect(place(-10_000, 10_000, 20, 20))]))).toEqual(["outside-print-area"]);
  });

  it("offers no fix that a lock forbids", () => {
    const [finding] = check([{ ...text({}, place(1, 10, 40, 12)), locks: { position: true } }]);
    expect(finding).toMatchObject({ code: "outside-safe-area" });
    expect(finding?.fix).toBeUndefined();
  });
});

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const mostly = (min: number, max: number) =>
  fc.oneof({ weight: 5, arbitrary: number(min, max) }, { weight: 1, arbitrary: number(-10_000, 10_000) });
const transform = fc.record({
  x: fc.oneof(mostly(-10, 100), fc.constantFrom(0, -3, 0.3)),
  y: fc.oneof(mostly(-10, 60), fc.constantFrom(0, -3, 0.3)),
  width: fc.oneof(number(0.5, 130), fc.constantFrom(100, 106, 99.5), number(0, 10_000)),
  height: fc.oneof(number(0.5, 80), fc.constantFrom(60, 66, 59.5), number(0, 10_000)),
  rotation: fc.oneof(fc.constantFrom(0, 90, 180, 270, -90), number(-360, 360)),
});
const color = fc.constantFrom("#ffffff", "#fdfdfd", "#000000", "#336699", "#ffffff00");
const content = {
  text: fc.record(
    {
      text: fc.stringMatching(/^[a-z ]{0,40}$/),
      fontFamily: fc.constantFrom("Inter", "House", "Closed", "Nowhere"),
      fontSizeMm: number(0.3, 40),
      color,
      letterSpacingMm: number(-0.2, 2),
      align: fc.constantFrom("left", "center", "right"),
      stroke: fc.record({ color, widthMm: number(0, 1) }),
    },
    { requiredKeys: ["text", "fontFamily", "fontSizeMm", "color"] },
  ),
  image: fc.record({ fit: fc.constantFrom("contain", "cover", "fill") }),
  shape: fc.record(
    {
      shape: fc.constantFrom("rect", "ellipse", "polygon", "star", "line"),
      fill: color,
      stroke: color,
      strokeWidthMm: number(0, 2),
    },
    { requiredKeys: ["shape"] },
  ),
  path: fc.record(
    {
      d: fc.constantFrom("M0 0 L10 0 L10 10 Z", "M0 0 C5 10 10 -10 20 0"),
      fill: color,
      stroke: fc.record({ color, widthMm: number(0, 1) }),
    },
    { requiredKeys: ["d"] },
  ),
};
const element: fc.Arbitrary<Element> = fc
  .constantFrom("text", "image", "shape", "path")
  .chain((type) => fc.record({ transform, content: content[type] }).map((rest) => ({ type, ...rest })))
  .map((rest) => make(rest.type === "image" ? { ...rest, assetId } : rest));

describe("applyFix", () => {
  it("takes the finding away that it fixes, also when the lines are broken anew", () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (elements) => {
        const laidOut = layOut(elements);
        const input = { productColor: "#ffffff" };
        for (const finding of check(laidOut, input)) {
          if (finding.fix === undefined) continue;
          const fixed = layOut(applyFix(laidOut, finding));
          const left = check(fixed, input).filter(
            (other) => other.code === finding.code && other.elementId === finding.elementId,
          );
          expect(left, JSON.stringify(finding)).toEqual([]);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("leaves an element that the API takes", () => {
    fc.assert(
      fc.property(element, (one) => {
        for (const finding of check([one], { productColor: "#ffffff" })) {
          for (const fixed of applyFix([one], finding)) {
            const parsed = elementSchema.safeParse(fixed);
            expect(parsed.error?.message, JSON.stringify(finding)).toBeUndefined();
          }
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("does nothing for a finding without a fix", () => {
    const one = text({});
    const finding: Pick<Finding, "elementId"> = { elementId: one.elementId };
    expect(applyFix([one], finding)).toEqual([one]);
  });
});

describe("totality", () => {
  it("takes any scene, also one that no schema would", () => {
    const wild = fc.double();
    const anything = fc.record({
      x: wild,
      y: wild,
      width: wild,
      height: wild,
      rotation: wild,
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ base: element, transform: anything, parent: fc.option(fc.nat(5)), group: fc.boolean() }), {
          maxLength: 6,
        }),
        fc.record({ widthMm: wild, heightMm: wild, bleedMm: wild, safeMm: wild }),
        (parts, size) => {
          const ids = parts.map((part) => part.base.elementId);
          const elements = parts.map(({ base, transform, parent, group }): Element => {
            const parentElementId = parent === null ? undefined : ids[parent];
            const placed = { ...base, transform, parentElementId };
            if (!group) return placed;
            return { type: "group", spaceId, elementId: base.elementId, transform, parentElementId, content: {} };
          });
          const findings = checkScene({
            space: { ...space, ...size },
            elements,
            assets: { [assetId]: photo },
            fonts: faces,
            profile: { dpi: 300, includeBleed: true },
            productColor: "no colour",
          });
          for (const finding of findings) applyFix(elements, finding);
          expect(Array.isArray(findings)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
