import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { translateColor } from "@/lib/kernel/ai/image-analysis/color-names";
import { capitalize, joinWords, type Slots, shorten } from "./grammar";
import { type Category, findCategory } from "./lexicon/categories";
import { findOccasion, type Occasion } from "./lexicon/occasions";
import { afterAus, translatePhrase } from "./lexicon/vocabulary";
import type { Offer, ProductFacts, WriterLanguage } from "./writer-schemas";

/** Category from the given one, the name or the tags. */
export function categoryOf(product: ProductFacts): Category | undefined {
  return findCategory(product.category, product.name, product.tags.join(" "));
}

/** Words of a list that the name does not say already: “Wool socks” need no “made of wool”. */
function unsaid(words: readonly string[], name: string): string[] {
  const said = name.toLowerCase();
  return words.filter((word) => !said.includes(word.toLowerCase()));
}

function localeOf(language: WriterLanguage): string {
  return language === "de" ? "de-DE" : "en-GB";
}

function describeSize({ dimensions }: ProductFacts, language: WriterLanguage): string | undefined {
  if (!dimensions) return undefined;
  const sides = [dimensions.width, dimensions.depth, dimensions.height].filter((side) => side !== undefined);
  return sides.length === 0
    ? undefined
    : `${sides.map((side) => side.toLocaleString(localeOf(language))).join(" × ")}\u00a0${dimensions.unit}`;
}

function describePrice({ price }: ProductFacts, language: WriterLanguage): string | undefined {
  if (!price) return undefined;
  return new Intl.NumberFormat(localeOf(language), {
    style: "currency",
    currency: price.currency,
    trailingZeroDisplay: "stripIfInteger",
  }).format(price.amount);
}

function isPlural(name: string, category: Category | undefined): boolean {
  const last = name.trim().split(/\s+/).at(-1) ?? "";
  return category?.plural === true || /[^s]s$/i.test(last);
}

/** Whether the name already tells what the thing is. */
function namesItself(name: string, category: Category): boolean {
  return findCategory(name)?.id === category.id;
}

function englishForms(plural: boolean): Slots {
  return plural
    ? { is: "are", it: "they", comes: "come", costs: "cost", measures: "measure", itsObject: "them", belongs: "belong" }
    : { is: "is", it: "it", comes: "comes", costs: "costs", measures: "measures", itsObject: "it", belongs: "belongs" };
}

/** Date as it is read: “24 December”, “24. Dezember”. */
function describeDay(date: string, language: WriterLanguage): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}

/** Slots of an offer; empty without one. */
export function describeOffer(offer: Offer | undefined, language: WriterLanguage): Slots {
  if (!offer) return {};
  const until = offer.until && describeDay(offer.until, language);
  const isGerman = language === "de";
  const percent = offer.value === undefined ? undefined : `${offer.value}${isGerman ? "\u00a0" : ""}%`;
  const text = {
    percent: percent && (isGerman ? `${percent} Rabatt` : `${percent} off`),
    "free-shipping": isGerman ? "kostenloser Versand" : "free shipping",
    gift: offer.gift && (isGerman ? `${offer.gift} gratis dazu` : `${offer.gift} included`),
  }[offer.kind];
  return { offer: text, until };
}

/** Last day of something, in words. */
export function describeUntil(until: string | undefined, language: WriterLanguage): string | undefined {
  return until && describeDay(until, language);
}

export function occasionSlots(words: string | undefined, brief: string | undefined, language: WriterLanguage): Slots {
  const known: Occasion | undefined = findOccasion(words, brief);
  if (known) {
    return {
      occasion: language === "de" ? known.de : known.en,
      forOccasion: language === "de" ? known.forDe : known.forEn,
      giftOccasion: known.isGiftOccasion ? (language === "de" ? known.forDe : known.forEn) : undefined,
    };
  }
  if (!words) return {};
  return { occasion: words, forOccasion: language === "de" ? `zum Anlass „${words}“` : `for ${words}` };
}

/** Everything that can be said of a product, ready for productions. */
export function productSlots(product: ProductFacts, language: WriterLanguage, random: Random): Slots {
  const name = shorten(product.name, 48);
  const category = categoryOf(product);
  const isGerman = language === "de";
  const translate = isGerman ? translatePhrase : (word: string) => word;
  const materials = unsaid(product.materials, product.name).map((word) =>
    isGerman ? translate(word) : word.toLowerCase(),
  );
  const colors = unsaid(product.colors, product.name).map((color) =>
    isGerman ? capitalize(translateColor(color)) : color.toLowerCase(),
  );
  const features = product.features.map((feature) => translate(shorten(feature, 60)));
  const uses = (isGerman ? category?.useDe : category?.useEn) ?? [];
  const plural = isPlural(name, category);
  const anonymous = category && !namesItself(product.name, category) ? category : undefined;
  return {
    name,
    ...(isGerman
      ? { is: plural ? "sind" : "ist", costs: plural ? "kosten" : "kostet", comes: plural ? "gibt es" : "gibt es" }
      : englishForms(plural)),
    noun: anonymous && !anonymous.plural && !plural ? (isGerman ? anonymous.de : anonymous.en) : undefined,
    materials: joinWords(materials.slice(0, 3), language),
    ausMaterials: joinWords(materials.slice(0, 3).map(afterAus), language),
    colors: joinWords(colors.slice(0, 4), language),
    color: colors.length === 1 ? colors[0] : undefined,
    colorCount: colors.length > 2 ? countWord(colors.length, language) : undefined,
    // Adjectives and nouns stand side by side in product data: a list needs no grammar.
    features: features.length === 0 ? undefined : features.slice(0, 3).join(", "),
    use: uses.length === 0 ? undefined : uses[Math.floor(random.next() * uses.length)],
    size: describeSize(product, language),
    price: describePrice(product, language),
  };
}

const counts = {
  en: ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
  de: ["drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
};

function countWord(count: number, language: WriterLanguage): string {
  return counts[language][count - 3] ?? String(count);
}
