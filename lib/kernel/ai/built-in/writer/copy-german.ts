import type { englishCopy } from "./copy-english";

const shared = {
  what: [
    "3*{name} {is} aus {ausMaterials}.",
    "4*{name}: aus {ausMaterials}, in {colors}.",
    "3*{name} {is} aus {ausMaterials} gemacht.",
    "2*{name} gibt es in {colors}.",
    "{name}, gemacht für {use}.",
  ],
  detail: [
    "3*Maße: {size}. Gut zu wissen: {features}.",
    "3*Maße: {size}.",
    "2*Gut zu wissen: {features}.",
    "{Features}.",
  ],
  fallback: ["{name} gibt es in unserem Shop."],
  offer: ["3*Bis {until}: {offer}.", "{Offer} bis {until}.", "Jetzt: {offer}."],
};

/** German copy; built so that no ending depends on a name's gender. */
export const germanCopy: typeof englishCopy = {
  plain: {
    ...shared,
    headline: [
      "3*{name} in {color}",
      "2*{name} aus {ausMaterials}",
      "2*{name} {forOccasion}",
      "{name}: {features}",
      "{name} in {colorCount} Farben",
      "{name} für {use}",
      "{name}",
    ],
    subline: [
      "3*Aus {ausMaterials}, {size}.",
      "2*Für {use}.",
      "2*{Features}.",
      "{Colors}, für {price}.",
      "In {colors}.",
      "Jetzt erhältlich.",
    ],
    use: ["3*Gemacht für {use}.", "2*Für {use}."],
    occasion: ["2*Als Geschenk {giftOccasion} oder für sich selbst.", "Rechtzeitig {forOccasion}."],
    cta: [
      "3*Jetzt ansehen",
      "Zum Produkt",
      "Alle Farben ansehen{?colorCount}",
      "Für {price} kaufen",
      "Jetzt bestellen",
    ],
  },
  friendly: {
    ...shared,
    headline: [
      "3*Dürfen wir vorstellen: {name}",
      "3*{name}, für {use}",
      "2*{name}, jetzt in {color}",
      "2*Das hier: {name}",
      "{name} {forOccasion}",
      "{name} in {colorCount} Farben",
    ],
    subline: [
      "3*Für {use} und wann immer du magst.",
      "3*Aus {ausMaterials}. Zum Benutzen gemacht.",
      "2*Such dir deine Farbe aus{?colorCount}: {colors}.",
      "{Features}, so wie es sein soll.",
      "Schau es dir genauer an.",
    ],
    use: ["3*Genau richtig für {use}.", "2*Gemacht für {use}.", "Gute Gesellschaft für {use}."],
    occasion: [
      "2*Noch kein Geschenk {giftOccasion}? Hier ist eins.",
      "Zum Verschenken {giftOccasion} oder zum Behalten.",
      "Gerade rechtzeitig {forOccasion}.",
    ],
    cta: ["3*Schau es dir an", "2*Finde deine Farbe{?colorCount}", "Hol es dir", "Mehr erfahren"],
  },
  playful: {
    ...shared,
    headline: [
      "3*Hallo, {name}",
      "3*Kennst du schon {name}?",
      "2*{name}, wenn du so weit bist",
      "2*Steht dir gut: {name} in {color}",
      "{name}: {colorCount} Farben, eine Entscheidung",
      "Psst: {name} {forOccasion}",
      "Wer ist denn da? {name}",
    ],
    subline: [
      "3*Bereit für {use}.",
      "2*{Colors}.{?colorCount} Die Wahl ist das Schwerste.",
      "2*{Materials}, mehr nicht.",
      "Na los, schau hin.",
    ],
    use: ["3*Bereit für {use}.", "2*Gemacht für {use}."],
    occasion: ["2*{GiftOccasion} einpacken? Wir verraten nichts.", "Gutes Timing {forOccasion}."],
    cta: ["3*Na los, anschauen", "2*Farbe aussuchen{?colorCount}", "Will ich haben", "Zeig mal", "Ja, bitte"],
  },
  premium: {
    ...shared,
    headline: ["3*{name}. {Materials}.", "3*{name} in {color}", "{name} {forOccasion}", "{name}: {features}", "{name}"],
    subline: ["3*{Materials}, {size}.", "2*In {colors}.", "2*Für {use}.", "{Features}.", "Ab sofort erhältlich."],
    use: ["3*Für {use}.", "2*Gedacht für {use}."],
    occasion: ["2*Ein Geschenk {giftOccasion}.", "Erhältlich {forOccasion}."],
    cta: ["3*Entdecken", "2*Zum Stück", "Jetzt bestellen", "Mehr erfahren"],
  },
};
