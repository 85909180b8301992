import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FontSource } from "./font-source";
import { layoutText, UnknownFontError } from "./layout-text";
import type { TextContent } from "./scene";

/** A face of half-em letters with ascent 0.8 and descent 0.2 that has everything but the private use area. */
const fonts: FontSource = {
  facts: (fontKey) => ({
    family: fontKey,
    weight: 400,
    style: "normal",
    ascent: 0.8,
    descent: 0.2,
    embeddable: true,
    coverage: new Uint32Array(),
  }),
  covers: (fontKey, codePoint) =>
    fontKey.startsWith("inter/") ? codePoint < 0x590 : codePoint < 0xe000 || codePoint > 0xf8ff,
  measure: ({ text, letterSpacingEm }) => [...text].length * (0.5 + letterSpacingEm),
};

function content(text: string, more: Partial<TextContent> = {}): TextContent {
  return { text, fontFamily: "Inter", fontSizeMm: 10, color: "#000000", lineHeight: 1, ...more };
}

const linesOf = (text: string, width: number, more: Partial<TextContent> = {}) =>
  layoutText(content(text, more), width, fonts).lines.map((line) => line.text);

describe("layoutText", () => {
  it("fills lines with whole words", () => {
    expect(linesOf("aaa bbb ccc", 40)).toEqual(["aaa bbb", "ccc"]);
    expect(linesOf("aaa bbb ccc", 35)).toEqual(["aaa bbb", "ccc"]);
    expect(linesOf("aaa bbb ccc", 34)).toEqual(["aaa", "bbb", "ccc"]);
  });

  it("keeps forced line ends, empty lines and all", () => {
    expect(linesOf("a\r\nb\n\nc\u2028d", 100)).toEqual(["a", "b", "", "c", "d"]);
  });

  it("breaks words that are wider than the box, but no letter from its accents", () => {
    expect(linesOf("abcdef", 20)).toEqual(["abcd", "ef"]);
    expect(linesOf("x\u0323\u0307x\u0323\u0307", 5)).toEqual(["ẋ̣", "ẋ̣"].map((line) => line.normalize("NFC")));
  });

  it("does not wrap in a box without width", () => {
    expect(linesOf("aaa bbb ccc ddd", 0)).toEqual(["aaa bbb ccc ddd"]);
  });

  it("finds words in Thai and characters in Chinese", () => {
    expect(linesOf("ภาษาไทยง่าย", 40).length).toBeGreaterThan(1);
    expect(linesOf("汉字排版", 10)).toEqual(["汉字", "排版"]);
    expect(linesOf("汉字，排", 10)).toEqual(["汉", "字，", "排"]);
  });

  it("puts baselines where half-leading puts them", () => {
    const { lines, heightMm } = layoutText(content("a\nb", { lineHeight: 2 }), 100, fonts);
    expect(lines.map((line) => line.baselineY)).toEqual([13, 33]);
    expect(heightMm).toBe(40);
  });

  it("aligns", () => {
    const startOf = (align: TextContent["align"], text = "abcd") =>
      layoutText(content(text, { align }), 100, fonts).lines[0]?.runs[0]?.x;
    expect(startOf("left")).toBe(0);
    expect(startOf("center")).toBe(40);
    expect(startOf("right")).toBe(80);
    expect(startOf(undefined)).toBe(0);
    expect(startOf(undefined, "שלום")).toBe(80);
  });

  it("leaves out the letter space after a line's last letter", () => {
    const [line] = layoutText(content("ab", { letterSpacingMm: 2, align: "right" }), 50, fonts).lines;
    expect(line?.widthMm).toBe(12);
    expect(line?.runs[0]?.x).toBe(38);
  });

  it("orders runs as they are seen", () => {
    const [line] = layoutText(content("abc שלום def", { align: "left" }), 200, fonts).lines;
    expect(line?.runs.map((run) => run.text)).toEqual(["abc ", "שלום", " ", "def"]);
    expect(line?.runs.map((run) => run.rtl ?? false)).toEqual([false, true, false, false]);
    const [right] = layoutText(content("שלום abc 12", { align: "left" }), 200, fonts).lines;
    expect(right?.runs[0]?.text).toBe("abc 12");
    expect(right?.runs.at(-1)?.text.trim()).toBe("שלום");
  });

  it("takes scripts from fallback faces and reports what no face has", () => {
    const layout = layoutText(content("a क \ue000"), 200, fonts);
    expect(layout.lines[0]?.runs.map((run) => run.fontKey)).toContain("noto-sans-devanagari/400");
    expect(layout.missing).toEqual(["\ue000"]);
    expect(layout.lines[0]?.text).not.toContain("\ue000");
  });

  it("refuses a family that nobody has", () => {
    expect(() => layoutText(content("a", { fontFamily: "Comic Sans" }), 10, fonts)).toThrow(UnknownFontError);
  });

  it("finds an organization's own font before a bundled one", () => {
    const own = { fontKey: "tenant/abc", family: "inter", weight: 400, style: "normal" } as const;
    expect(layoutText(content("a"), 10, fonts, [own]).lines[0]?.runs[0]?.fontKey).toBe("tenant/abc");
  });

  it("keeps every character, keeps lines within the box, and never depends on what ran before", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abc-/"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: -1, max: 3, noNaN: true }),
        (words, width, letterSpacingMm) => {
          const text = words.join(" ");
          const layout = layoutText(content(text, { letterSpacingMm }), width, fonts);
          const joined = layout.lines.map((line) => line.text).join("");
          expect(joined.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
          for (const line of layout.lines) {
            if ([...line.text].length > 1) expect(line.widthMm).toBeLessThanOrEqual(width + 1e-3);
          }
          expect(layoutText(content(text, { letterSpacingMm }), width, fonts)).toEqual(layout);
        },
      ),
    );
  });
});

describe("curved text", () => {
  it("stands on a circle around the box's middle, upright at its top", () => {
    const { lines, heightMm } = layoutText(content("abcdefghi", { curve: 180, align: "center" }), 100, fonts);
    const radius = 100 / Math.PI;
    const runs = lines[0]?.runs ?? [];
    expect(runs).toHaveLength(9);
    for (const run of runs) {
      const turn = ((run.rotation ?? 0) * Math.PI) / 180;
      const x = run.x + (run.widthMm / 2) * Math.cos(turn);
      const y = run.y + (run.widthMm / 2) * Math.sin(turn);
      expect(Math.hypot(x - 50, y - (8 + radius))).toBeCloseTo(radius, 2);
    }
    expect(runs[4]?.rotation).toBeCloseTo(0, 6);
    expect(runs[0]?.rotation).toBeLessThan(0);
    expect(heightMm).toBeGreaterThan(10);
  });

  it("hangs the other way with a negative arc", () => {
    const { lines } = layoutText(content("abcde", { curve: -90, align: "center" }), 60, fonts);
    const runs = lines[0]?.runs ?? [];
    expect(runs[0]?.rotation).toBeGreaterThan(0);
    expect(runs[2]?.y).toBeGreaterThan(runs[0]?.y ?? Infinity);
  });

  it("bends Arabic word by word", () => {
    const { lines } = layoutText(content("مرحبا بكم", { curve: 60 }), 100, fonts);
    expect(lines[0]?.runs.map((run) => run.text).sort()).toEqual(["بكم", "مرحبا"]);
  });

  it("gives finite places for every arc", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -360, max: 360, noNaN: true }),
        fc.integer({ min: 0, max: 300 }),
        fc.string({ maxLength: 40 }),
        (curve, width, text) => {
          for (const line of layoutText(content(text, { curve }), width, fonts).lines) {
            for (const run of line.runs) expect([run.x, run.y, run.rotation ?? 0].every(Number.isFinite)).toBe(true);
          }
        },
      ),
    );
  });
});
