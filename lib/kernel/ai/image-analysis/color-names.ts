import { hex, toOklab } from "@/lib/kernel/ai/built-in/scene/colors";

interface NamedColor {
  readonly en: string;
  readonly de: string;
  readonly lab: readonly [number, number, number];
}

/** Everyday names; the nearest in OKLab is taken, with hue weighing more than lightness. */
const table: readonly (readonly [code: string, en: string, de: string])[] = [
  ["#ffffff", "white", "Weiß"],
  ["#f6f1e7", "ivory", "Elfenbein"],
  ["#f2e6d0", "cream", "Creme"],
  ["#d9c7a8", "sand", "Sand"],
  ["#c8b08a", "beige", "Beige"],
  ["#b9a692", "taupe", "Taupe"],
  ["#c6c0b6", "warm grey", "Warmgrau"],
  ["#8f867b", "stone", "Stein"],
  ["#e5e5e3", "light grey", "Hellgrau"],
  ["#a8a8a6", "grey", "Grau"],
  ["#c2c2c1", "light grey", "Hellgrau"],
  ["#8b8b8b", "grey", "Grau"],
  ["#6f7072", "dark grey", "Dunkelgrau"],
  ["#3b3c3f", "charcoal", "Anthrazit"],
  ["#111111", "black", "Schwarz"],
  ["#4b2e1e", "dark brown", "Dunkelbraun"],
  ["#7a4b2a", "brown", "Braun"],
  ["#a87443", "caramel", "Karamell"],
  ["#c68b4f", "oak", "Eiche"],
  ["#a9502c", "rust", "Rost"],
  ["#c8643c", "terracotta", "Terrakotta"],
  ["#f08a24", "orange", "Orange"],
  ["#f7b48a", "peach", "Pfirsich"],
  ["#f4c430", "yellow", "Gelb"],
  ["#c99a1e", "mustard", "Senfgelb"],
  ["#f7e99b", "pale yellow", "Hellgelb"],
  ["#d4a93a", "gold", "Gold"],
  ["#8a8a2c", "olive", "Oliv"],
  ["#a3b18a", "sage", "Salbeigrün"],
  ["#7fae4a", "leaf green", "Blattgrün"],
  ["#3f8f3f", "green", "Grün"],
  ["#1f4d2e", "dark green", "Dunkelgrün"],
  ["#22553a", "forest green", "Waldgrün"],
  ["#4f6b52", "moss green", "Moosgrün"],
  ["#6f7f5c", "grey-green", "Graugrün"],
  ["#b9e3c6", "mint", "Mint"],
  ["#2a9d8f", "teal", "Petrol"],
  ["#4fd0d0", "turquoise", "Türkis"],
  ["#bfe0f2", "pale blue", "Hellblau"],
  ["#6db3e8", "sky blue", "Himmelblau"],
  ["#2f6fd0", "blue", "Blau"],
  ["#1f6f8f", "ocean blue", "Meerblau"],
  ["#6b85a3", "slate blue", "Graublau"],
  ["#1c2b52", "navy", "Marineblau"],
  ["#5b4bc4", "indigo", "Indigo"],
  ["#8c4fc2", "purple", "Lila"],
  ["#c9b3e6", "lavender", "Lavendel"],
  ["#5c2a4a", "plum", "Pflaume"],
  ["#f4b8c9", "pink", "Rosa"],
  ["#d98fa0", "dusty pink", "Altrosa"],
  ["#e0408f", "magenta", "Magenta"],
  ["#d6262b", "red", "Rot"],
  ["#c2452d", "brick red", "Ziegelrot"],
  ["#7d1f2b", "burgundy", "Burgunderrot"],
  ["#f26b5e", "coral", "Koralle"],
];

const named: readonly NamedColor[] = table.map(([code, en, de]) => ({ en, de, lab: toOklab(hex(code)) }));

function nearest(lab: readonly [number, number, number]): NamedColor | undefined {
  let best: NamedColor | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const color of named) {
    const distance =
      0.5 * (color.lab[0] - lab[0]) ** 2 + 3 * ((color.lab[1] - lab[1]) ** 2 + (color.lab[2] - lab[2]) ** 2);
    if (distance < least) {
      least = distance;
      best = color;
    }
  }
  return best;
}

/** Everyday name of an OKLab colour. */
export function nameLab(lab: readonly [number, number, number]): string {
  return nearest(lab)?.en ?? "grey";
}

/** Everyday name of `#rrggbb` in English or German. */
export function nameColor(code: string, language: "en" | "de" = "en"): string {
  return nearest(toOklab(hex(code)))?.[language] ?? (language === "de" ? "Grau" : "grey");
}

/** German word for one of the English names; the word itself where there is none. */
export function translateColor(name: string): string {
  return named.find(({ en }) => en === name.toLowerCase())?.de ?? name;
}
