import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import { englishCopy } from "./copy-english";
import { germanCopy } from "./copy-german";
import { describeOffer, occasionSlots, productSlots } from "./describe-product";
import { joinSentences, shorten, writeOne } from "./grammar";
import type { WriterInput, WriterOutput } from "./writer-schemas";

/** Headlines, sublines, texts and buttons for a product; each version differs as far as its facts allow. */
export function writeMarketingCopy(input: WriterInput<"marketing_copy">, seed: number): WriterOutput<"marketing_copy"> {
  const productions = (input.language === "de" ? germanCopy : englishCopy)[input.tone];
  const used = new Set<string>();
  const variants = Array.from({ length: input.count }, (_, index) => {
    const random = createRandom(seed).fork(`copy ${index}`);
    const slots = {
      ...productSlots(input.product, input.language, random),
      ...occasionSlots(input.occasion, undefined, input.language),
      ...describeOffer(input.offer, input.language),
    };
    const told = new Set<string>();
    const write = (part: keyof typeof productions, most: number) =>
      writeOne(productions[part], slots, { random, most, used, told });
    const headline = write("headline", 60) ?? shorten(input.product.name, 60);
    const subline = write("subline", 110) ?? shorten(input.product.name, 110);
    // The text stands alone: what the thing is made of is told in it whatever stands above.
    for (const fact of ["materials", "colors", "noun"]) told.delete(fact);
    const opening = write("what", 220) ?? write("fallback", 220);
    const isFirst = random.chance(0.5);
    const body = joinSentences(
      [
        opening,
        write("detail", 180),
        isFirst ? write("occasion", 120) : write("use", 120),
        isFirst ? null : write("occasion", 120),
        write("offer", 120),
      ],
      420,
    );
    return { headline, subline, body, cta: write("cta", 28) ?? shorten(input.product.name, 28) };
  });
  return { variants };
}
