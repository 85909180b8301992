import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundledFamilies, faceOfFamily, fallbackFamilies, fileOfFace, findFace, nearestWeight } from "./fonts";
import { covers, FontFormatError, parseFont } from "./parse-font";

const fileOf = (fontKey: string) => {
  const reference = fileOfFace(fontKey);
  if (!reference) throw new Error(`${fontKey} has no file`);
  return path.join("node_modules", reference.package, reference.file);
};

describe("bundled fonts", () => {
  it("offers at least twenty families, each face of which is installed", () => {
    expect(bundledFamilies.length).toBeGreaterThanOrEqual(20);
    for (const family of [...bundledFamilies, ...fallbackFamilies]) {
      for (const weight of family.weights) {
        for (const style of family.hasItalic ? (["normal", "italic"] as const) : (["normal"] as const)) {
          expect(existsSync(fileOf(faceOfFamily(family, weight, style)))).toBe(true);
        }
      }
    }
  });

  it("has metrics and Latin letters in every family's regular face", () => {
    for (const family of bundledFamilies) {
      const facts = parseFont(readFileSync(fileOf(faceOfFamily(family, 400, "normal"))));
      expect(facts.ascent + facts.descent).toBeGreaterThan(0.8);
      for (const letter of "AZaz09ÄñŁ€")
        expect(covers(facts.coverage, letter.codePointAt(0) ?? 0), `${family.name} ${letter}`).toBe(true);
    }
  });

  it("names no file for a key that is not one", () => {
    for (const key of ["inter/450", "anton/400i", "../inter/400", "inter/400/../../x", "tenant/abc", ""])
      expect(fileOfFace(key)).toBeUndefined();
  });
});

describe("choosing a face", () => {
  it("matches weights as CSS does", () => {
    expect(nearestWeight([300, 400, 700], 500)).toBe(400);
    expect(nearestWeight([300, 500, 700], 400)).toBe(500);
    expect(nearestWeight([300, 700], 400)).toBe(300);
    expect(nearestWeight([400, 700], 600)).toBe(700);
    expect(nearestWeight([400, 700], 900)).toBe(700);
    expect(nearestWeight([400, 700], 100)).toBe(400);
    expect(nearestWeight([200, 400], 300)).toBe(200);
  });

  it("always picks a weight the family has", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 1_000 }),
        (weights, wanted) => {
          expect(weights).toContain(nearestWeight(weights, wanted));
          if (weights.includes(wanted)) expect(nearestWeight(weights, wanted)).toBe(wanted);
        },
      ),
    );
  });

  it("finds families whatever the case, and upright faces where there is no italic", () => {
    expect(findFace(" inter ", 650, "italic")).toBe("inter/700i");
    expect(findFace("Anton", 900, "italic")).toBe("anton/400");
    expect(findFace("Noto Color Emoji", 400, "normal")).toBeUndefined();
  });
});

describe("parseFont", () => {
  const bytes = readFileSync(fileOf("lobster/400"));

  it("reads the family's name, weight and style", () => {
    expect(parseFont(bytes)).toMatchObject({ family: "Lobster", weight: 400, style: "normal" });
    expect(parseFont(readFileSync(fileOf("lora/700i")))).toMatchObject({ weight: 700, style: "italic" });
  });

  it("refuses what is no font", () => {
    for (const text of ["", "hello", "wOF2aaaaaaaaaaaaaaaaaaa"])
      expect(() => parseFont(Buffer.from(text))).toThrow(FontFormatError);
  });

  it("never fails but with a format error on damaged files", () => {
    const damaged = fc.record({
      length: fc.integer({ min: 0, max: bytes.length }),
      changes: fc.array(fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 20,
      }),
    });
    fc.assert(
      fc.property(damaged, ({ length, changes }) => {
        const copy = Uint8Array.from(bytes.subarray(0, length));
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        try {
          expect(parseFont(copy).coverage.length % 2).toBe(0);
        } catch (error) {
          expect(error).toBeInstanceOf(FontFormatError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
