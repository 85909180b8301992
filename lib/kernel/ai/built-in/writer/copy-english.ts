import type { Productions } from "./grammar";
import type { WriterTone } from "./writer-schemas";

interface CopyProductions {
  readonly headline: Productions;
  readonly subline: Productions;
  readonly what: Productions;
  /** Where there is nothing to tell. */
  readonly fallback: Productions;
  readonly detail: Productions;
  readonly use: Productions;
  readonly occasion: Productions;
  readonly offer: Productions;
  readonly cta: Productions;
}

const shared = {
  what: [
    "3*{name} {is} made of {materials}.",
    "4*{name} {is} made of {materials} and {comes} in {colors}.",
    "2*{name} {is} {a noun} made of {materials}.",
    "2*{name} {comes} in {colors}.",
    "2*{name} {is} {a noun} for {use}.",
    "{name} {is} made for {use}.",
  ],
  detail: [
    "3*{It} {measures} {size}; good to know: {features}.",
    "3*{It} {measures} {size}.",
    "2*Good to know: {features}.",
    "{Features}.",
  ],
  fallback: ["You will find {name} in our shop."],
  offer: ["3*Until {until}: {offer}.", "{Offer} until {until}.", "Right now: {offer}."],
} satisfies Partial<CopyProductions>;

/** English copy by tone: facts first, no superlatives, nothing that is not in the product's data. */
export const englishCopy: Readonly<Record<WriterTone, CopyProductions>> = {
  plain: {
    ...shared,
    headline: [
      "3*{name} in {color}",
      "2*{name}: {materials}",
      "2*{name} {forOccasion}",
      "{name}, {features}",
      "{name} in {colorCount} colours",
      "{name} for {use}",
      "{name}",
    ],
    subline: [
      "3*Made of {materials}, {size}.",
      "2*For {use}.",
      "2*{Features}.",
      "{Colors}, for {price}.",
      "In {colors}.",
      "Available now.",
    ],
    use: ["3*Made for {use}.", "2*For {use}."],
    occasion: ["2*A present {giftOccasion}, or for yourself.", "Ready {forOccasion}."],
    cta: ["3*See {name}", "View details", "See all colours{?colorCount}", "Buy for {price}", "Order now"],
  },
  friendly: {
    ...shared,
    headline: [
      "3*Say hello to {name}",
      "3*{name}, for {use}",
      "2*{name}, now in {color}",
      "2*Meet {name}",
      "Yours {forOccasion}: {name}",
      "{name} in {colorCount} colours",
    ],
    subline: [
      "3*For {use}, and whenever you like.",
      "3*Made of {materials}. Made to be used.",
      "2*Pick your colour{?colorCount}: {colors}.",
      "{Features}, just as it should be.",
      "Have a closer look.",
    ],
    use: ["3*Made for {use}.", "2*Just right for {use}.", "Good company for {use}."],
    occasion: [
      "2*Still looking for a present {giftOccasion}? Here it is.",
      "You could give {itsObject} away {giftOccasion}, or keep {itsObject}.",
      "Just in time {forOccasion}.",
    ],
    cta: [
      "3*Have a look",
      "2*Find your colour{?colorCount}",
      "Take {itsObject} home",
      "Make {itsObject} yours",
      "Meet {name}",
    ],
  },
  playful: {
    ...shared,
    headline: [
      "3*Hello, {name}",
      "3*Have you met {name}?",
      "2*{name}, ready when you are",
      "2*{Color} looks good on {name}",
      "{name}: {colorCount} colours, one decision",
      "Psst: {name} {forOccasion}",
      "Look who's here: {name}",
    ],
    subline: [
      "3*Ready for {use}.",
      "2*{Colors}.{?colorCount} Choosing is the hard part.",
      "2*{Materials}, and that is that.",
      "Go on, have a look.",
    ],
    use: ["3*Ready for {use}.", "2*Up for {use}."],
    occasion: ["2*Wrap {itsObject} up {giftOccasion}. Or don't, and keep {itsObject}.", "Good timing {forOccasion}."],
    cta: ["3*Go on, look", "2*Pick a colour{?colorCount}", "I want that", "Show me", "Yes, please"],
  },
  premium: {
    ...shared,
    headline: ["3*{name}. {Materials}.", "3*{name} in {color}", "{name} {forOccasion}", "Introducing {name}"],
    subline: ["3*{Materials}, {size}.", "2*In {colors}.", "2*Made for {use}.", "{Features}.", "Now available."],
    use: ["3*For {use}.", "2*Intended for {use}."],
    occasion: ["2*A gift {giftOccasion}.", "Available {forOccasion}."],
    cta: ["3*Discover {name}", "2*View the piece", "Explore", "Order"],
  },
};
