import { createRandom, type Random } from "@/lib/kernel/ai/built-in/scene/random";
import { nameColor } from "@/lib/kernel/ai/image-analysis/color-names";
import { occasionSlots } from "./describe-product";
import { capitalize, joinWords, shorten } from "./grammar";
import { findGame } from "./lexicon/games";
import { findOccasion, type Occasion } from "./lexicon/occasions";
import { composePalette } from "./theme-palette";
import type { WriterInput, WriterOutput, WriterTone } from "./writer-schemas";

type ThemeBrief = WriterOutput<"theme_brief">;

interface ToneLook {
  readonly moodEn: string;
  readonly moodDe: string;
  readonly keywords: readonly string[];
  readonly palette: readonly [string, string, string];
  readonly fonts: readonly (readonly [heading: string, body: string])[];
  readonly fontReasonEn: string;
  readonly fontReasonDe: string;
  readonly motifs: readonly string[];
  readonly motionEn: string;
  readonly motionDe: string;
  readonly sound: ThemeBrief["sound"];
}

const looks: Readonly<Record<WriterTone, ToneLook>> = {
  plain: {
    moodEn: "clear, quiet, factual",
    moodDe: "klar, ruhig, sachlich",
    keywords: ["clear", "plenty of space", "even light"],
    palette: ["#f6f6f3", "#22577a", "#e07a3f"],
    fonts: [
      ["Inter", "Inter"],
      ["Work Sans", "Work Sans"],
    ],
    fontReasonEn: "One sans serif in two weights keeps labels and prices easy to read.",
    fontReasonDe: "Eine serifenlose Schrift in zwei Stärken hält Beschriftungen und Preise gut lesbar.",
    motifs: ["simple shapes", "product on plain ground"],
    motionEn: "Short and even: 200 ms, no bouncing.",
    motionDe: "Kurz und gleichmäßig: 200 ms, kein Federn.",
    sound: { mood: "calm", tempo: 96 },
  },
  friendly: {
    moodEn: "warm, open, everyday",
    moodDe: "warm, offen, alltäglich",
    keywords: ["warm light", "rounded shapes", "everyday scenes"],
    palette: ["#fdf6ec", "#c8553d", "#588b8b"],
    fonts: [
      ["Nunito", "Nunito"],
      ["Poppins", "Open Sans"],
    ],
    fontReasonEn: "Round letters sound friendly and stay readable on small screens.",
    fontReasonDe: "Runde Buchstaben wirken freundlich und bleiben auf kleinen Bildschirmen lesbar.",
    motifs: ["rounded shapes", "hands using the product"],
    motionEn: "Soft: 300 ms, slows down at the end.",
    motionDe: "Weich: 300 ms, am Ende langsamer.",
    sound: { mood: "warm", tempo: 104 },
  },
  playful: {
    moodEn: "bright, quick, a little cheeky",
    moodDe: "hell, flink, ein wenig frech",
    keywords: ["bold shapes", "strong colours", "cut paper"],
    palette: ["#fff4d6", "#5b3fd6", "#ff6b57"],
    fonts: [
      ["Righteous", "Nunito"],
      ["Space Grotesk", "Space Grotesk"],
    ],
    fontReasonEn: "A display face with character for titles, a quiet one for everything that has to be read.",
    fontReasonDe: "Eine Schrift mit Charakter für Titel, eine ruhige für alles, was gelesen werden muss.",
    motifs: ["cut paper shapes", "confetti", "stickers"],
    motionEn: "Springy: 350 ms with a small overshoot.",
    motionDe: "Federnd: 350 ms, schwingt leicht über.",
    sound: { mood: "playful", tempo: 132 },
  },
  premium: {
    moodEn: "calm, precise, close to the material",
    moodDe: "ruhig, genau, nah am Material",
    keywords: ["soft shadow", "natural material", "few elements"],
    palette: ["#f4f1ea", "#2b2a28", "#a8864f"],
    fonts: [
      ["Playfair Display", "Lato"],
      ["DM Serif Display", "Work Sans"],
    ],
    fontReasonEn: "A serif for titles gives them weight; a light sans serif keeps the rest quiet.",
    fontReasonDe: "Eine Antiqua gibt Titeln Gewicht; eine leichte Serifenlose hält den Rest ruhig.",
    motifs: ["material close-ups", "a single object"],
    motionEn: "Slow: 600 ms, fades rather than moves.",
    motionDe: "Langsam: 600 ms, blendet eher, als dass es sich bewegt.",
    sound: { mood: "elegant", tempo: 84 },
  },
};

function imagePrompts(context: {
  colors: string;
  motifs: string;
  mood: string;
  game: string;
  product: string | undefined;
}): ThemeBrief["imagePrompts"] {
  const { colors, motifs, mood, game, product } = context;
  const prompt = (text: string) => shorten(text, 300);
  return {
    background: prompt(
      `Background for a ${game}: ${motifs} at the edges, free space in the middle, ${colors}, ${mood}, no text`,
    ),
    icon: prompt(`Icon of ${product ?? "a wrapped present"}, flat shapes, ${colors}, plain ground, no text`),
    texture: prompt(`Seamless texture, ${motifs.split(",")[0] ?? motifs}, ${colors}, low contrast`),
    poster: prompt(`Poster with ${product ?? motifs}, ${colors}, ${mood}, space for a title at the top`),
  };
}

function chooseFonts(look: ToneLook, random: Random): readonly [string, string] {
  return look.fonts[Math.floor(random.next() * look.fonts.length)] ?? ["Inter", "Inter"];
}

/** How a campaign is to look and sound: from the given colours, else those of the occasion, else of the tone. */
export function writeThemeBrief(input: WriterInput<"theme_brief">, seed: number): ThemeBrief {
  const random = createRandom(seed).fork("theme");
  const isGerman = input.language === "de";
  const look = looks[input.tone];
  const occasion: Occasion | undefined = findOccasion(input.occasion, input.brief);
  const palette = composePalette(input.palette, occasion?.palette ?? look.palette);
  const [heading, body] = chooseFonts(look, random);
  const motifs = [...(occasion?.motifs ?? []), ...look.motifs].slice(0, 5);
  const mood = isGerman ? look.moodDe : look.moodEn;
  const game = findGame(input.templateId);
  const { occasion: occasionName } = occasionSlots(input.occasion, input.brief, input.language);
  const colors = [palette.background, palette.primary, palette.accent];
  const title = [input.brand, occasionName].filter((part) => part !== undefined).join(", ");
  return {
    title: shorten(title === "" ? capitalize(isGerman ? game.titleDe : game.titleEn) : title, 80),
    mood: capitalize(mood),
    keywords: [
      ...new Set([...(occasion ? [occasion.en.toLowerCase()] : []), ...look.keywords, ...motifs.slice(0, 3)]),
    ].slice(0, 8),
    palette,
    typography: { heading, body, reason: isGerman ? look.fontReasonDe : look.fontReasonEn },
    motifs,
    imagePrompts: imagePrompts({
      colors: `in ${joinWords([...new Set(colors.map((color) => nameColor(color)))], "en")}`,
      motifs: motifs.slice(0, 3).join(", "),
      mood: look.moodEn,
      game: game.titleEn,
      product: input.products[0]?.name,
    }),
    motion: isGerman ? look.motionDe : look.motionEn,
    sound: { mood: occasion?.sound ?? look.sound.mood, tempo: look.sound.tempo },
    avoid: isGerman
      ? [
          "Text im Bild: er lässt sich nicht übersetzen.",
          "Mehr als drei Farben neben Grau.",
          "Produkte, die es nicht zu gewinnen gibt.",
        ]
      : [
          "Text inside pictures: it cannot be translated.",
          "More than three colours beside greys.",
          "Products that cannot be won.",
        ],
  };
}
