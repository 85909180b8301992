/**
 * The fonts that come with Atelier, as TrueType files in npm packages (SIL Open Font License, Permanent Marker: Apache
 * License 2.0). A *face* is one file; its key names it everywhere: `inter/700`, `lora/400i` for bundled faces,
 * `<tenant id>/<sha256 of the file>` for uploaded ones. Keys are used as CSS family names, one family a face, so that no
 * engine ever picks or synthesizes a weight by itself.
 */

export type FontStyle = "normal" | "italic";
export type FontCategory = "sans-serif" | "serif" | "display" | "handwriting" | "monospace" | "fallback";

export interface FontFamily {
  readonly name: string;
  /** First part of the font keys. */
  readonly slug: string;
  readonly category: FontCategory;
  readonly weights: readonly number[];
  readonly hasItalic: boolean;
  /** How the package writes the family in its file names. */
  readonly filePrefix: string;
}

/** A font file: its npm package and the path inside it. */
export interface FontFileReference {
  readonly package: string;
  readonly file: string;
}

/** An organization's own font file; `fontKey` is `<tenant id>/<sha256>`. */
export interface UploadedFace {
  readonly fontKey: string;
  readonly family: string;
  readonly weight: number;
  readonly style: FontStyle;
}

const allWeights = [100, 200, 300, 400, 500, 600, 700, 800, 900];

function family(
  name: string,
  slug: string,
  filePrefix: string,
  category: FontCategory,
  weights: readonly number[],
  hasItalic = false,
): FontFamily {
  return { name, slug, category, weights, hasItalic, filePrefix };
}

/** Families that a designer can choose. */
export const bundledFamilies: readonly FontFamily[] = [
  family("Abril Fatface", "abril-fatface", "AbrilFatface", "display", [400]),
  family("Anton", "anton", "Anton", "display", [400]),
  family("Archivo Black", "archivo-black", "ArchivoBlack", "display", [400]),
  family("Bebas Neue", "bebas-neue", "BebasNeue", "display", [400]),
  family("Caveat", "caveat", "Caveat", "handwriting", [400, 500, 600, 700]),
  family("Dancing Script", "dancing-script", "DancingScript", "handwriting", [400, 500, 600, 700]),
  family("DM Serif Display", "dm-serif-display", "DMSerifDisplay", "serif", [400], true),
  family("Inter", "inter", "Inter", "sans-serif", allWeights, true),
  family("Lato", "lato", "Lato", "sans-serif", [100, 300, 400, 700, 900], true),
  family("Libre Baskerville", "libre-baskerville", "LibreBaskerville", "serif", [400, 500, 600, 700], true),
  family("Lobster", "lobster", "Lobster", "display", [400]),
  family("Lora", "lora", "Lora", "serif", [400, 500, 600, 700], true),
  family("Merriweather", "merriweather", "Merriweather", "serif", [300, 400, 500, 600, 700, 800, 900], true),
  family("Montserrat", "montserrat", "Montserrat", "sans-serif", allWeights, true),
  family("Nunito", "nunito", "Nunito", "sans-serif", [200, 300, 400, 500, 600, 700, 800, 900], true),
  family("Open Sans", "open-sans", "OpenSans", "sans-serif", [300, 400, 500, 600, 700, 800], true),
  family("Oswald", "oswald", "Oswald", "sans-serif", [200, 300, 400, 500, 600, 700]),
  family("Pacifico", "pacifico", "Pacifico", "handwriting", [400]),
  family("Permanent Marker", "permanent-marker", "PermanentMarker", "handwriting", [400]),
  family("Playfair Display", "playfair-display", "PlayfairDisplay", "serif", [400, 500, 600, 700, 800, 900], true),
  family("Poppins", "poppins", "Poppins", "sans-serif", allWeights, true),
  family("Raleway", "raleway", "Raleway", "sans-serif", allWeights, true),
  family("Righteous", "righteous", "Righteous", "display", [400]),
  family("Roboto", "roboto", "Roboto", "sans-serif", allWeights, true),
  family("Source Sans 3", "source-sans-3", "SourceSans3", "sans-serif", [200, 300, 400, 500, 600, 700, 800, 900], true),
  family("Space Grotesk", "space-grotesk", "SpaceGrotesk", "sans-serif", [300, 400, 500, 600, 700]),
  family("Space Mono", "space-mono", "SpaceMono", "monospace", [400, 700], true),
  family("Work Sans", "work-sans", "WorkSans", "sans-serif", allWeights, true),
  family("Noto Sans", "noto-sans", "NotoSans", "sans-serif", allWeights, true),
];

/** Families for scripts that the chosen one lacks; never offered for choice. */
export const fallbackFamilies: readonly FontFamily[] = [
  family("Noto Color Emoji", "noto-color-emoji", "NotoColorEmoji", "fallback", [400]),
  family("Noto Sans Arabic", "noto-sans-arabic", "NotoSansArabic", "fallback", allWeights),
  family("Noto Sans Devanagari", "noto-sans-devanagari", "NotoSansDevanagari", "fallback", allWeights),
  family("Noto Sans Hebrew", "noto-sans-hebrew", "NotoSansHebrew", "fallback", allWeights),
  family("Noto Sans JP", "noto-sans-jp", "NotoSansJP", "fallback", allWeights),
  family("Noto Sans KR", "noto-sans-kr", "NotoSansKR", "fallback", allWeights),
  family("Noto Sans SC", "noto-sans-sc", "NotoSansSC", "fallback", allWeights),
  family("Noto Sans Thai", "noto-sans-thai", "NotoSansThai", "fallback", allWeights),
];

const familyOfSlug = new Map([...bundledFamilies, ...fallbackFamilies].map((entry) => [entry.slug, entry]));
const familyOfName = new Map(bundledFamilies.map((entry) => [entry.name.toLowerCase(), entry]));

const weightNames: Readonly<Record<number, string>> = {
  100: "Thin",
  200: "ExtraLight",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "SemiBold",
  700: "Bold",
  800: "ExtraBold",
  900: "Black",
};

/** The available weight that CSS font matching would take for a wanted one. */
export function nearestWeight(weights: readonly number[], wanted: number): number {
  const upward = [...weights].filter((weight) => weight >= wanted).sort((one, other) => one - other);
  const downward = [...weights].filter((weight) => weight < wanted).sort((one, other) => other - one);
  if (wanted >= 400 && wanted <= 500) {
    const near = upward.find((weight) => weight <= 500);
    return near ?? downward[0] ?? upward[0] ?? 400;
  }
  return (
    (wanted < 400 ? (weights.includes(wanted) ? wanted : (downward[0] ?? upward[0])) : (upward[0] ?? downward[0])) ??
    400
  );
}

/** The key of a family's face nearest to a weight and style. */
export function faceOfFamily(entry: FontFamily, weight: number, style: FontStyle): string {
  return `${entry.slug}/${nearestWeight(entry.weights, weight)}${style === "italic" && entry.hasItalic ? "i" : ""}`;
}

/** Finds the face of a family by name: an organization's own fonts win over bundled ones. Undefined for an unknown family. */
export function findFace(
  name: string,
  weight: number,
  style: FontStyle,
  uploaded: readonly UploadedFace[] = [],
): string | undefined {
  const wanted = name.trim().toLowerCase();
  const own = uploaded.filter((face) => face.family.trim().toLowerCase() === wanted);
  if (own.length > 0) {
    const sameStyle = own.filter((face) => face.style === style);
    const choice = sameStyle.length > 0 ? sameStyle : own;
    const nearest = nearestWeight(
      choice.map((face) => face.weight),
      weight,
    );
    return choice.find((face) => face.weight === nearest)?.fontKey;
  }
  const bundled = familyOfName.get(wanted);
  return bundled && faceOfFamily(bundled, weight, style);
}

/** Where a bundled face's file is; undefined when the key names no bundled face. */
export function fileOfFace(fontKey: string): FontFileReference | undefined {
  const found = /^([a-z0-9-]+)\/([1-9]00)(i?)$/.exec(fontKey);
  const entry = familyOfSlug.get(found?.[1] ?? "");
  const weight = Number(found?.[2]);
  const italic = found?.[3] === "i";
  if (!entry?.weights.includes(weight) || (italic && !entry.hasItalic)) return undefined;
  const folder = `${weight}${weightNames[weight]}${italic ? "_Italic" : ""}`;
  return { package: `@expo-google-fonts/${entry.slug}`, file: `${folder}/${entry.filePrefix}_${folder}.ttf` };
}

const emoji = "noto-color-emoji";
/** What the keys of the emoji font begin with. */
export const emojiFontPrefix = `${emoji}/`;
const chinese = "noto-sans-sc";
const everyFallback = [
  "noto-sans",
  "noto-sans-arabic",
  "noto-sans-hebrew",
  "noto-sans-devanagari",
  "noto-sans-thai",
  chinese,
  "noto-sans-jp",
  "noto-sans-kr",
  emoji,
];

/** Code point ranges whose text a fallback family is tried first for (Unicode 15 blocks). */
const firstChoice: readonly (readonly [from: number, to: number, slug: string])[] = [
  [0x0590, 0x05ff, "noto-sans-hebrew"],
  [0x0600, 0x06ff, "noto-sans-arabic"],
  [0x0750, 0x077f, "noto-sans-arabic"],
  [0x08a0, 0x08ff, "noto-sans-arabic"],
  [0x0900, 0x097f, "noto-sans-devanagari"],
  [0x0e00, 0x0e7f, "noto-sans-thai"],
  [0x1100, 0x11ff, "noto-sans-kr"],
  [0x3040, 0x30ff, "noto-sans-jp"],
  [0x3130, 0x318f, "noto-sans-kr"],
  [0x31f0, 0x31ff, "noto-sans-jp"],
  [0xac00, 0xd7ff, "noto-sans-kr"],
  [0xa8e0, 0xa8ff, "noto-sans-devanagari"],
  [0xfb1d, 0xfb4f, "noto-sans-hebrew"],
  [0xfb50, 0xfdff, "noto-sans-arabic"],
  [0xfe70, 0xfefc, "noto-sans-arabic"],
];

/** The language of Chinese characters is known only from what stands beside them: kana mean Japanese, hangul Korean. */
export function ideographFamily(text: string): string {
  if (/[\u3040-\u30ff]/.test(text)) return "noto-sans-jp";
  return /[\u1100-\u11ff\uac00-\ud7ff]/.test(text) ? "noto-sans-kr" : chinese;
}

/** Face keys to try, in order, for a character that the chosen face lacks. */
export function fallbackFaces(
  codePoint: number,
  weight: number,
  style: FontStyle,
  ideographs: string,
  isEmoji: boolean,
): string[] {
  const slugs = new Set<string>();
  if (isEmoji) slugs.add(emoji);
  const range = firstChoice.find(([from, to]) => codePoint >= from && codePoint <= to);
  if (range) slugs.add(range[2]);
  else if (
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    codePoint >= 0x20000
  ) {
    slugs.add(ideographs);
  }
  for (const slug of everyFallback) slugs.add(slug);
  return [...slugs].flatMap((slug) => {
    const entry = familyOfSlug.get(slug);
    return entry ? [faceOfFamily(entry, weight, style)] : [];
  });
}
