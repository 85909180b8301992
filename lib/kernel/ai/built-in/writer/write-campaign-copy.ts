import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import { campaignEnglish, campaignGerman } from "./campaign-productions";
import { describeUntil, occasionSlots } from "./describe-product";
import { type Slots, shorten, withArticle, writeOne } from "./grammar";
import { findGame } from "./lexicon/games";
import type { WriterInput, WriterOutput } from "./writer-schemas";

/** Longest texts of the pages, characters; equal to the output's schema. */
const lengths: Readonly<Record<keyof WriterOutput<"campaign_copy">, number>> = {
  introTitle: 48,
  introText: 200,
  startButton: 24,
  formTitle: 48,
  formText: 200,
  formButton: 24,
  newsletterConsent: 240,
  winTitle: 48,
  winText: 200,
  winButton: 24,
  loseTitle: 48,
  loseText: 200,
  loseButton: 24,
  shareText: 200,
};

/** Texts of a game's pages. */
export function writeCampaignCopy(input: WriterInput<"campaign_copy">, seed: number): WriterOutput<"campaign_copy"> {
  const isGerman = input.language === "de";
  const game = findGame(input.templateId);
  const random = createRandom(seed).fork("campaign copy");
  const prize = input.prizes[0] ?? input.products[0]?.name;
  const slots: Slots = {
    brand: input.brand,
    prize: prize && shorten(prize, 40),
    aPrize: prize && !isGerman ? withArticle(shorten(prize, 40)) : undefined,
    quick: game.isQuick ? "yes" : undefined,
    act: isGerman ? game.actDe : game.actEn,
    game: isGerman ? game.titleDe : game.titleEn,
    button: isGerman ? game.buttonDe : game.buttonEn,
    until: describeUntil(input.until, input.language),
    ...occasionSlots(input.occasion, input.brief, input.language),
  };
  const pages = isGerman ? campaignGerman : campaignEnglish;
  const write = (page: keyof typeof lengths) => {
    const options = { random: random.fork(page), most: lengths[page] };
    const inTone = options.random.chance(0.75) ? writeOne(pages[page][input.tone], slots, options) : null;
    return inTone ?? writeOne(pages[page].any, slots, options) ?? shorten(slots.act ?? "", lengths[page]);
  };
  return {
    introTitle: write("introTitle"),
    introText: write("introText"),
    startButton: write("startButton"),
    formTitle: write("formTitle"),
    formText: write("formText"),
    formButton: write("formButton"),
    newsletterConsent: write("newsletterConsent"),
    winTitle: write("winTitle"),
    winText: write("winText"),
    winButton: write("winButton"),
    loseTitle: write("loseTitle"),
    loseText: write("loseText"),
    loseButton: write("loseButton"),
    shareText: write("shareText"),
  };
}
