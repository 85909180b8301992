import { suggestedRoomTypes } from "@/lib/kernel/ai/scene-settings-schemas";
import { categoryOf } from "./describe-product";
import { styleSigns } from "./lexicon/styles";
import type { ProductFacts, WriterInput, WriterOutput } from "./writer-schemas";

type Product = WriterInput<"product_analysis">["products"][number];

function normalizeRoom(room: string): string {
  const words = room.trim().toLowerCase().replace(/[_-]+/g, " ");
  return suggestedRoomTypes.find((type) => type === words || words.includes(type)) ?? words;
}

/** Its own first room; else where its kind belongs; else the living room. */
function roomOf(product: Product): string {
  const own = product.roomTypes[0];
  return own ? normalizeRoom(own) : (categoryOf(product)?.rooms[0] ?? "living room");
}

function countBy(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([leftName, left], [rightName, right]) => right - left || leftName.localeCompare(rightName));
}

function allWords(product: ProductFacts): string {
  return [
    product.name,
    product.category,
    ...product.materials,
    ...product.colors,
    ...product.tags,
    ...product.features,
  ].join(" ");
}

function suggestStyles(products: readonly Product[]): string[] {
  const scores = Object.entries(styleSigns).map(([style, sign]) => {
    const matching = products.filter((product) => sign.test(allWords(product))).length;
    return [style, matching] as const;
  });
  const found = scores.filter(([, score]) => score > 0).sort(([, left], [, right]) => right - left);
  return found.length > 0 ? found.slice(0, 4).map(([style]) => style) : ["modern", "scandinavian", "minimalist"];
}

function recommendKeywords(context: {
  rooms: readonly string[];
  styles: readonly string[];
  types: readonly string[];
  materials: readonly string[];
  colors: readonly string[];
}): string[] {
  const { rooms, styles, types, materials, colors } = context;
  const keywords = [
    ...rooms.slice(0, 3).flatMap((room) => styles.slice(0, 2).map((style) => `${style} ${room}`)),
    ...types.slice(0, 3).map((type) => `${type} styling`),
    ...materials.slice(0, 3).map((material) => `${material} texture`),
    ...colors.slice(0, 2).map((color) => `${color} interior`),
  ];
  return [...new Set(keywords.map((keyword) => keyword.toLowerCase()))].slice(0, 12);
}

/** Which rooms, types and styles a selection of products suggests, counted from their own data. */
export function writeProductAnalysis({
  products,
  analyzedAt,
}: WriterInput<"product_analysis">): WriterOutput<"product_analysis"> {
  const assignments = products.map((product) => [product.id, roomOf(product)] as const);
  const distribution = countBy(assignments.map(([, room]) => room));
  const types = countBy(
    products.flatMap((product) => {
      const type = categoryOf(product)?.en ?? product.category;
      return type ? [type.toLowerCase()] : [];
    }),
  ).map(([type]) => type);
  const categories = countBy(
    products.flatMap((product) => {
      const category = product.category ?? categoryOf(product)?.en;
      return category ? [category] : [];
    }),
  );
  const styles = suggestStyles(products);
  return {
    roomTypeDistribution: Object.fromEntries(distribution),
    productTypes: types,
    dominantCategory: categories[0]?.[0] ?? "uncategorized",
    suggestedStyles: styles,
    recommendedInspirationKeywords: recommendKeywords({
      rooms: distribution.map(([room]) => room),
      styles,
      types,
      materials: countBy(products.flatMap(({ materials }) => materials)).map(([material]) => material),
      colors: countBy(products.flatMap(({ colors }) => colors)).map(([color]) => color),
    }),
    productRoomAssignments: Object.fromEntries(assignments),
    ...(analyzedAt ? { analyzedAt } : {}),
  };
}
