import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import { findDoubledWord, joinSentences, joinWords, shorten, tidyText, withArticle, writeOne } from "./grammar";
import { writeTask } from "./write-task";
import { type WriterTask, writerTasks, writerTones } from "./writer-schemas";

const word = fc.constantFrom("Hygge", "Nord", "Linen cushion", "Wool socks", "Tam Tam", "Mug 3", "Stehlampe", "Æble");
const products = fc.array(
  fc.record(
    {
      id: fc.uuid(),
      name: fc.oneof(
        word,
        fc
          .string({ minLength: 1, maxLength: 60, unit: "grapheme-ascii" })
          .filter((name) => /^[A-Za-z0-9 -]+$/.test(name) && name.trim() !== "" && !findDoubledWord(name)),
      ),
      category: fc.constantFrom("Mugs", "Floor lamps", "Socks", "Wall art", "Unheard-of things"),
      materials: fc.subarray(["stoneware", "oak", "merino wool", "brass", "recycled paper"]),
      colors: fc.subarray(["cream", "sage", "Navy", "charcoal", "sunset"]),
      features: fc.subarray(["dishwasher safe", "machine washable", "handmade", "ships flat"]),
      dimensions: fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) }),
      price: fc.record({ amount: fc.integer({ min: 1, max: 900 }), currency: fc.constantFrom("EUR", "USD", "GBP") }),
    },
    { requiredKeys: ["id", "name"] },
  ),
  { minLength: 1, maxLength: 4 },
);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const context = fc.record({
  language: fc.constantFrom("en", "de"),
  tone: fc.constantFrom(...writerTones),
  brand: optional(fc.constantFrom("Fjord & Co", "Atelier Nord")),
  occasion: optional(fc.constantFrom("Christmas", "Herbst", "Black Friday", "Company picnic")),
  products,
  seed: fc.nat(),
});

/** Every text of an output that people read. */
function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

function expectWellWritten(task: WriterTask, output: unknown, names: readonly string[]): void {
  expect(writerTasks[task].output.safeParse(output).error).toBeUndefined();
  for (const text of listTexts(output)) {
    expect(text).not.toMatch(/[{}[\]]|undefined|null|NaN| {2}|\s[,.;:!?]|,\./);
    const doubled = findDoubledWord(text);
    const isInName = names.some((name) => doubled !== null && name.toLowerCase().includes(doubled.toLowerCase()));
    expect(doubled !== null && !isInName ? text : null).toBeNull();
  }
}

describe("texts of the writer", () => {
  it("leave no slot open, double no word, keep their lengths and begin with a capital", () => {
    fc.assert(
      fc.property(context, ({ seed, ...input }) => {
        const names = [...input.products.map(({ name }) => name), input.brand ?? "", input.occasion ?? ""];
        const copy = writeTask("marketing_copy", { ...input, product: input.products[0], count: 4 }, seed);
        expectWellWritten("marketing_copy", copy, names);
        const variants = writerTasks.marketing_copy.output.parse(copy).variants;
        for (const text of variants.flatMap(({ headline, subline, body, cta }) => [headline, subline, body, cta])) {
          expect(text.charAt(0)).toBe(text.charAt(0).toUpperCase());
        }
        for (const { body } of variants) expect(body).toMatch(/[.!?]$/);
        expectWellWritten("campaign_copy", writeTask("campaign_copy", { ...input, prizes: [names[0]] }, seed), names);
        expectWellWritten("campaign_plan", writeTask("campaign_plan", input, seed), names);
        expectWellWritten("theme_brief", writeTask("theme_brief", input, seed), names);
        expectWellWritten(
          "alt_text",
          writeTask("alt_text", { language: input.language, product: input.products[0] }, seed),
          names,
        );
      }),
      { numRuns: 120 },
    );
  });

  it("are the same for the same seed, and not always the same", () => {
    const input = {
      product: { name: "Hygge mug", materials: ["stoneware"], colors: ["cream", "sage", "navy"] },
      count: 1,
    };
    const texts = Array.from({ length: 12 }, (_, seed) => JSON.stringify(writeTask("marketing_copy", input, seed)));
    expect(JSON.stringify(writeTask("marketing_copy", input, 3))).toBe(texts[3]);
    expect(new Set(texts).size).toBeGreaterThan(6);
  });

  it("say nothing that the product's data does not hold", () => {
    const [first] = writerTasks.marketing_copy.output.parse(
      writeTask("marketing_copy", { product: { name: "Zephyr 9000" }, count: 1 }, 1),
    ).variants;
    expect(first?.body).toBe("You will find Zephyr 9000 in our shop.");
  });

  it("give prizes that sum to 100, and one that is always left", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Mug", "20% voucher", "Free shipping", "Recipe download"), { maxLength: 11 }),
        (prizes) => {
          const plan = writerTasks.campaign_plan.output.parse(writeTask("campaign_plan", { prizes }, 1));
          expect(plan.prizes.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
          expect(plan.prizes.at(-1)).toMatchObject({ kind: "none", stock: null });
          expect(plan.prizes.every(({ weight }) => weight >= 1)).toBe(true);
        },
      ),
    );
  });
});

describe("grammar", () => {
  const options = { random: createRandom(1), most: 80 };

  it("uses only productions whose slots are filled and that fit", () => {
    expect(writeOne(["{name} in {color}", "{name}"], { name: "Nord" }, options)).toBe("Nord");
    expect(writeOne(["{name} in {color}"], { name: "Nord" }, options)).toBeNull();
    expect(writeOne(["{name} {name} {name}"], { name: "x".repeat(40) }, options)).toBeNull();
    expect(writeOne(["See all{?many}"], {}, options)).toBeNull();
    expect(writeOne(["See all{?many}"], { many: "yes" }, options)).toBe("See all");
  });

  it("takes no production that doubles a word or tells a fact twice", () => {
    expect(writeOne(["the {name}"], { name: "The lamp" }, options)).toBeNull();
    const told = new Set<string>();
    expect(writeOne(["For {use}."], { use: "tea" }, { ...options, told })).toBe("For tea.");
    expect(writeOne(["For {use}."], { use: "tea" }, { ...options, told })).toBeNull();
  });

  it("finds articles, joins and shortens", () => {
    expect(
      ["mug", "oak table", "unique lamp", "hour glass", "8 cm mug", "Free shipping", "socks"].map(withArticle),
    ).toEqual(["a mug", "an oak table", "a unique lamp", "an hour glass", "an 8 cm mug", "Free shipping", "socks"]);
    expect(joinWords(["a", "b", "c"], "en")).toBe("a, b and c");
    expect(joinWords(["a", "b"], "de")).toBe("a und b");
    expect(joinSentences(["One.", null, "Two is too long.", "Three."], 12)).toBe("One. Three.");
    expect(shorten("A long name of a thing", 12)).toBe("A long name…");
    expect(tidyText("  hello ,  you .. ")).toBe("Hello, you.");
  });
});
