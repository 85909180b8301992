import { createRandom, type Random } from "@/lib/kernel/ai/built-in/scene/random";
import { categoryOf, occasionSlots } from "./describe-product";
import { capitalize, joinWords, lowerFirst, shorten, writeOne } from "./grammar";
import { findGame, type Game } from "./lexicon/games";
import { findOccasion } from "./lexicon/occasions";
import { planWords } from "./plan-words";
import type { WriterInput, WriterOutput } from "./writer-schemas";

type Plan = WriterOutput<"campaign_plan">;
type Goal = Plan["goal"];

const goalSigns: readonly (readonly [Goal, RegExp])[] = [
  ["leads", /lead|newsletter|e-?mails?|sign.?ups?|anmeldung|adressen|abonnent/i],
  ["loyalty", /loyal|returning|existing customers|regulars|stammkund|bestandskund|wiederkomm/i],
  ["awareness", /aware|known|reach|launch|introduc|bekannt|reichweite|einführ/i],
  ["sales", /sales?|sell|revenue|orders?|umsatz|verkauf|bestellung/i],
];

function findGoal({ goal, brief }: WriterInput<"campaign_plan">): Goal {
  return goal ?? goalSigns.find(([, sign]) => brief && sign.test(brief))?.[0] ?? "leads";
}

/** “for families with …” or “für …” out of the brief. */
function findAudience({ audience, brief, language }: WriterInput<"campaign_plan">): string {
  if (audience) return audience;
  const named =
    brief && /(?:audience|target group|zielgruppe)\s*(?:is|are|:|sind|ist)?\s*([^.;\n]{4,100})/i.exec(brief)?.[1];
  return shorten(named?.trim() ?? planWords[language].audience, 160);
}

function chooseGame(templateIds: readonly string[], goal: Goal): { game: Game; templateId: string } {
  const games = templateIds.map((templateId) => ({ game: findGame(templateId), templateId }));
  const fitting = [...games].sort((left, right) => rank(left.game, goal) - rank(right.game, goal))[0];
  return fitting ?? { game: findGame("spin_wheel"), templateId: "spin_wheel" };
}

function rank(game: Game, goal: Goal): number {
  const place = game.goals.indexOf(goal);
  return place < 0 ? 9 : place;
}

/** Prizes with weights that sum to 100 and a last one without stock, so that every draw has an outcome. */
function planPrizes(input: WriterInput<"campaign_plan">): Plan["prizes"] {
  const words = planWords[input.language];
  const named = input.prizes.map((label) => ({ label, kind: kindOfPrize(label) }));
  const byPrice = input.products.toSorted((left, right) => (left.price?.amount ?? 0) - (right.price?.amount ?? 0));
  const products = byPrice.slice(0, 2).map(({ name }) => ({ label: shorten(name, 60), kind: "product" as const }));
  const proposed = [
    ...products,
    { label: words.voucher, kind: "voucher" as const },
    { label: words.shipping, kind: "free-shipping" as const },
  ];
  const prizes = named.length > 0 ? named : proposed;
  // Goods are rare, vouchers frequent; the rest goes to the last slice.
  const share = { product: 2, voucher: 15, "free-shipping": 18, content: 15, none: 0 };
  const wanted = prizes.map(({ kind }) => share[kind]);
  const scale = Math.min(1, 60 / wanted.reduce((sum, value) => sum + value, 0));
  const weighted = prizes.map((prize, index) => ({
    ...prize,
    weight: Math.max(1, Math.round((wanted[index] ?? 1) * scale)),
    stock: prize.kind === "product" ? 10 : null,
  }));
  const rest = 100 - weighted.reduce((sum, { weight }) => sum + weight, 0);
  return [...weighted, { label: words.noPrize, kind: "none", weight: rest, stock: null }];
}

function kindOfPrize(label: string): Plan["prizes"][number]["kind"] {
  if (/%|voucher|discount|coupon|gutschein|rabatt/i.test(label)) return "voucher";
  if (/shipping|delivery|versand|lieferung/i.test(label)) return "free-shipping";
  if (/download|recipe|guide|rezept|e-?book/i.test(label)) return "content";
  return "product";
}

function planTimeline(input: WriterInput<"campaign_plan">): Plan["timeline"] {
  const { phases } = planWords[input.language];
  const last = input.durationDays;
  const middle = Math.ceil(last / 2);
  const timeline = [
    { ...phases.prepare, fromDay: -10, toDay: -1 },
    { ...phases.start, fromDay: 1, toDay: Math.min(2, last) },
  ];
  if (last >= 6) timeline.push({ ...phases.middle, fromDay: middle, toDay: middle });
  if (last >= 4) timeline.push({ ...phases.end, fromDay: last - 1, toDay: last });
  timeline.push({ ...phases.after, fromDay: last + 1, toDay: last + 7 });
  return timeline.map((phase) => ({ ...phase, actions: [...phase.actions] }));
}

function planAssets(game: Game, input: WriterInput<"campaign_plan">, occasion: string | undefined): Plan["assets"] {
  const product = input.products[0]?.name;
  const shown = [occasion, product && `products such as ${product}`].filter((part) => part !== undefined);
  return game.slots.map(([slot, mediaType, what]) => ({
    slot,
    mediaType,
    prompt: shorten(capitalize([what, ...(mediaType === "audio" ? [] : shown)].join(", ")), 300),
  }));
}

function writeName(input: WriterInput<"campaign_plan">, game: Game, random: Random): string {
  const isGerman = input.language === "de";
  const slots = {
    game: isGerman ? game.titleDe : game.titleEn,
    brand: input.brand,
    ...occasionSlots(input.occasion, input.brief, input.language),
  };
  return writeOne(planWords[input.language].names, slots, { random, most: 80 }) ?? capitalize(slots.game);
}

/** A plan for a campaign with a game: what, when, with which prizes, and how to see whether it worked. */
export function writeCampaignPlan(input: WriterInput<"campaign_plan">, seed: number): Plan {
  const random = createRandom(seed).fork("plan");
  const words = planWords[input.language];
  const isGerman = input.language === "de";
  const goal = findGoal(input);
  const { game, templateId } = chooseGame(input.templateIds, goal);
  const occasion = occasionSlots(input.occasion, input.brief, input.language);
  const kinds = [
    ...new Set(input.products.map((product) => categoryOf(product)?.[isGerman ? "de" : "en"] ?? product.name)),
  ];
  const summary = writeOne(
    words.summary,
    {
      act: lowerFirst(game.actEn),
      game: isGerman ? game.titleDe : game.titleEn,
      days: words.days(input.durationDays),
      brand: input.brand,
      goal: words.goals[goal],
      products: joinWords(
        input.products.slice(0, 3).map(({ name }) => shorten(name, 48)),
        input.language,
      ),
      ...occasion,
    },
    { random, most: 500 },
  );
  return {
    name: writeName(input, game, random),
    summary: summary ?? words.goals[goal],
    goal,
    audience: findAudience(input),
    templateId,
    templateReason: isGerman ? game.reasonDe : game.reasonEn,
    timeline: planTimeline(input),
    channels: words.channels.map((channel) => ({ ...channel })),
    prizes: planPrizes(input),
    form: {
      timing: goal === "leads" ? "before" : "after",
      fields: goal === "leads" ? ["email", "first_name"] : ["email"],
      reason: goal === "leads" ? words.formBefore : words.formAfter,
    },
    measures: words.measures[goal].map((measure) => ({ ...measure })),
    assets: planAssets(game, input, findOccasion(input.occasion, input.brief)?.en ?? input.occasion),
    notes: [
      ...words.notes,
      ...(kinds.length > 4 ? [words.manyKinds] : []),
      ...(input.products.length === 0 ? [words.noProducts] : []),
    ],
  };
}
