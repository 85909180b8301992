import { nameColor } from "@/lib/kernel/ai/image-analysis/color-names";
import { categoryOf } from "./describe-product";
import { capitalize, joinWords, shorten, tidyText, withArticle } from "./grammar";
import { afterAus, englishRoomPlace, germanRoomPlaces, translatePhrase } from "./lexicon/vocabulary";
import type { WriterInput, WriterOutput } from "./writer-schemas";

type Input = WriterInput<"alt_text">;

/** “Hygge mug, cream” or, without a product, the main colours. */
function subjectOf({ product, analysis, language }: Input): string {
  const isGerman = language === "de";
  const colors = analysis ? [...new Set(analysis.palette.slice(0, 3).map(({ hex }) => nameColor(hex, language)))] : [];
  if (product) {
    const category = categoryOf(product);
    const noun = category && !product.name.toLowerCase().includes(category[isGerman ? "de" : "en"].toLowerCase());
    const material = product.materials[0];
    const madeOf =
      material && !product.name.toLowerCase().includes(material.toLowerCase())
        ? isGerman
          ? ` aus ${afterAus(translatePhrase(material))}`
          : ` made of ${material.toLowerCase()}`
        : "";
    const kind = noun && !category.plural ? `, ${isGerman ? category.de : category.en}` : "";
    return `${shorten(product.name, 60)}${kind}${madeOf}`;
  }
  if (colors.length === 0) return isGerman ? "Bild" : "Picture";
  return isGerman ? `Bild in ${joinWords(colors, "de")}` : `Picture in ${joinWords(colors, "en")}`;
}

function placeOf({ settings, analysis, language }: Input): string {
  const isGerman = language === "de";
  const room = settings?.roomType?.toLowerCase();
  if (room) return isGerman ? (germanRoomPlaces[room] ?? `(${room})`) : englishRoomPlace(room);
  if (!analysis?.background.isPlain) return "";
  const ground = analysis.background.name;
  if (ground === "transparent") return isGerman ? "freigestellt" : "cut out";
  const color = nameColor(analysis.background.hex, language);
  return isGerman ? `vor einfarbigem Hintergrund (${color})` : `on a plain ${color} background`;
}

/** Alternative text and caption from what is known: the product, the scene's settings, the picture's measures. */
export function writeAltText(input: Input): WriterOutput<"alt_text"> {
  const isGerman = input.language === "de";
  const subject = subjectOf(input);
  const place = placeOf(input);
  const props = (input.settings?.props ?? []).slice(0, 2);
  const together = props.length > 0 && !isGerman ? `with ${joinWords(props.map(withArticle), "en")}` : "";
  const altText = tidyText([subject, place, together].filter((part) => part !== "").join(" "));
  const colors =
    input.analysis && input.product
      ? joinWords(
          [...new Set(input.analysis.palette.slice(0, 3).map(({ hex }) => nameColor(hex, input.language)))],
          input.language,
        )
      : undefined;
  const light = input.settings?.lighting;
  const details = isGerman
    ? [colors && `Farben: ${colors}.`]
    : [light && `${capitalize(light)}.`, colors && `Colours: ${colors}.`];
  const caption = [`${altText}.`, ...details.filter((part) => part !== undefined)].join(" ");
  return { altText: shorten(altText, 140), caption: shorten(caption, 200) };
}
