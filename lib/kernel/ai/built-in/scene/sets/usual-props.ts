import type { ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { PropKind, RoomKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";

/** Small things that belong on a table in a room, the likeliest first. */
const smallOfRoom: Readonly<Record<RoomKind, readonly [PropKind, ...PropKind[]]>> = {
  living: ["books", "drygrass", "candles", "vase", "plant"],
  bedroom: ["tablelamp", "books", "drygrass", "candles", "vase"],
  kitchen: ["fruit", "plant", "cups", "vase", "drygrass"],
  dining: ["drygrass", "candles", "fruit", "cups", "vase"],
  bathroom: ["towels", "plant", "candles", "stones", "vase"],
  office: ["books", "tablelamp", "plant", "cups", "vase"],
  hallway: ["drygrass", "books", "vase", "tablelamp", "candles"],
  nursery: ["blocks", "books", "plant", "basket"],
  studio: ["stones", "drygrass", "blocks"],
  patio: ["drygrass", "cups", "fruit", "candles", "plant"],
  garden: ["drygrass", "fruit", "cups", "plant"],
  beach: ["stones", "drygrass", "towels"],
  street: ["cups", "books"],
};

/** Large things that belong on the floor of a room. */
const largeOfRoom: Readonly<Record<RoomKind, readonly [PropKind, ...PropKind[]]>> = {
  living: ["plant", "floorlamp", "frames", "rug", "sidetable"],
  bedroom: ["plant", "floorlamp", "rug", "frames", "curtains"],
  kitchen: ["plant", "pendant", "basket"],
  dining: ["pendant", "frames", "rug", "plant"],
  bathroom: ["plant", "basket", "mirror"],
  office: ["plant", "floorlamp", "frames", "rug"],
  hallway: ["plant", "mirror", "rug", "basket"],
  nursery: ["rug", "frames", "basket", "plant"],
  studio: ["plant", "floorlamp"],
  patio: ["plant", "basket"],
  garden: ["plant", "basket"],
  beach: ["basket", "plant"],
  street: ["plant"],
};

/** Which things are kept: the wished ones first, then usual ones as the mood allows. */
export function gatherProps(plan: ScenePlan, kind: "small" | "large", random: Random): PropKind[] {
  const usual = (kind === "small" ? smallOfRoom : largeOfRoom)[plan.room];
  const ordered = usual.filter((_, index) => index === 0 || !random.chance(plan.variety * 0.45));
  const rotated = random.chance(plan.variety * 0.7) ? [...ordered.slice(1), ...ordered.slice(0, 1)] : ordered;
  const many = { bare: 0, styled: kind === "small" ? 2 : 4, window: kind === "small" ? 2 : 3, cosy: 5 }[plan.mood];
  return [...new Set([...plan.props, ...rotated.slice(0, many)])];
}
