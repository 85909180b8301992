import type { WriterOutput } from "./writer-schemas";

type Goal = WriterOutput<"campaign_plan">["goal"];
interface Phase {
  readonly phase: string;
  readonly actions: readonly string[];
}
interface Measure {
  readonly name: string;
  readonly how: string;
}

interface PlanWords {
  readonly names: readonly string[];
  readonly summary: readonly string[];
  readonly goals: Readonly<Record<Goal, string>>;
  readonly audience: string;
  readonly voucher: string;
  readonly shipping: string;
  readonly noPrize: string;
  days(count: number): string;
  readonly phases: Readonly<Record<"prepare" | "start" | "middle" | "end" | "after", Phase>>;
  readonly channels: readonly { readonly channel: string; readonly purpose: string }[];
  readonly formBefore: string;
  readonly formAfter: string;
  readonly measures: Readonly<Record<Goal, readonly Measure[]>>;
  readonly notes: readonly string[];
  readonly manyKinds: string;
  readonly noProducts: string;
}

const startRate = { name: "Start rate", how: "Rounds started ÷ visits of the first page." };
const startRateGerman = { name: "Startquote", how: "Begonnene Runden ÷ Aufrufe der ersten Seite." };

/** Words of campaign plans. Targets in numbers are left to people who know the shop. */
export const planWords: Readonly<Record<"en" | "de", PlanWords>> = {
  en: {
    names: ["50*{Occasion} {game} by {brand}", "20*{Occasion} {game}", "9*{brand} {game}", "The {game}"],
    summary: [
      "99*For {days}, visitors of {brand} can {act} and win at once. The game shows {products} and is meant to {goal}.",
      "9*For {days}, visitors can {act} and win at once. The game shows {products} and is meant to {goal}.",
      "For {days}, visitors can {act} and win at once. The game is meant to {goal}.",
    ],
    goals: {
      leads: "collect e-mail addresses of people who are interested",
      sales: "bring people to the shop with a reason to order",
      awareness: "make the products known",
      loyalty: "bring customers back",
    },
    audience: "Visitors of the shop and subscribers of the newsletter",
    voucher: "10% voucher",
    shipping: "Free shipping",
    noPrize: "No prize this time",
    days: (count) => (count === 1 ? "one day" : `${count} days`),
    phases: {
      prepare: {
        phase: "Prepare",
        actions: [
          "Fix prizes, their number and the conditions of participation.",
          "Make pictures and texts, and play every outcome once on a phone.",
          "Have the conditions and the consent text checked.",
        ],
      },
      start: {
        phase: "Start",
        actions: ["Publish the game and link it on the start page.", "Send the newsletter and post the link."],
      },
      middle: {
        phase: "Half-time",
        actions: [
          "Compare visits, starts and entries; change the first page if few start.",
          "Remind subscribers who have not opened the first mail.",
        ],
      },
      end: { phase: "Last days", actions: ["Say how long the game still runs.", "Check that no prize is used up."] },
      after: {
        phase: "Follow up",
        actions: [
          "Send the prizes and remind of vouchers that were not used.",
          "Delete entries that are no longer needed, and write down what to do differently.",
        ],
      },
    },
    channels: [
      { channel: "Shop", purpose: "Banner on the start page and on the pages of the products shown." },
      { channel: "Newsletter", purpose: "Tells subscribers first; one mail at the start, one reminder." },
      { channel: "Social media", purpose: "A short clip of the game with the link." },
      { channel: "Parcel insert", purpose: "A card with a QR code reaches people who have just bought." },
    ],
    formBefore: "The form stands before the game: an entry counts only with an address, and addresses are the goal.",
    formAfter: "The form comes after the game and asks only winners: more people start when nothing is asked first.",
    measures: {
      leads: [
        startRate,
        { name: "Entry rate", how: "Forms sent ÷ rounds started." },
        { name: "Consents", how: "Newsletter boxes ticked ÷ forms sent." },
      ],
      sales: [
        startRate,
        { name: "Vouchers used", how: "Vouchers redeemed ÷ vouchers won." },
        { name: "Orders", how: "Orders that came through links of the game." },
      ],
      awareness: [
        startRate,
        { name: "Finished rounds", how: "Rounds finished ÷ rounds started." },
        { name: "Product clicks", how: "Clicks on products ÷ rounds finished." },
      ],
      loyalty: [
        startRate,
        { name: "Returning players", how: "Players with a second round ÷ all players." },
        { name: "Repeat orders", how: "Orders of players who had ordered before." },
      ],
    },
    notes: [
      "State who may take part, from when to when, the prizes with their number, and how winners are told.",
      "Newsletter consent needs a box of its own that is not ticked; taking part must not depend on it.",
      "Weights and stock are proposals: set them to what you can afford to give away.",
    ],
    manyKinds: "The selection holds many kinds of products; three or four in the game are easier to grasp.",
    noProducts: "No products were given, so the plan names none and proposes vouchers as prizes.",
  },
  de: {
    names: ["50*{game} {forOccasion} von {brand}", "20*{game} {forOccasion}", "9*{game} von {brand}", "{game}"],
    summary: [
      "99*{days} lang können Besucher von {brand} spielen und sofort gewinnen. Das Spiel ({game}) zeigt {products} und soll {goal}.",
      "9*{days} lang können Besucher spielen und sofort gewinnen. Das Spiel ({game}) zeigt {products} und soll {goal}.",
      "{days} lang können Besucher spielen und sofort gewinnen. Das Spiel ({game}) soll {goal}.",
    ],
    goals: {
      leads: "E-Mail-Adressen von Interessierten sammeln",
      sales: "Besucher mit einem Anlass zum Bestellen in den Shop bringen",
      awareness: "die Produkte bekannt machen",
      loyalty: "Kunden zurückholen",
    },
    audience: "Besucher des Shops und Abonnenten des Newsletters",
    voucher: "Gutschein über 10\u00a0%",
    shipping: "Kostenloser Versand",
    noPrize: "Diesmal kein Preis",
    days: (count) => (count === 1 ? "Einen Tag" : `${count} Tage`),
    phases: {
      prepare: {
        phase: "Vorbereiten",
        actions: [
          "Preise, ihre Anzahl und die Teilnahmebedingungen festlegen.",
          "Bilder und Texte erstellen und jeden Ausgang einmal am Handy durchspielen.",
          "Bedingungen und Einwilligung prüfen lassen.",
        ],
      },
      start: {
        phase: "Start",
        actions: [
          "Spiel veröffentlichen und auf der Startseite verlinken.",
          "Newsletter verschicken und den Link posten.",
        ],
      },
      middle: {
        phase: "Halbzeit",
        actions: [
          "Aufrufe, Starts und Einträge vergleichen; die erste Seite ändern, wenn wenige beginnen.",
          "Abonnenten erinnern, die den Newsletter noch nicht geöffnet haben.",
        ],
      },
      end: {
        phase: "Letzte Tage",
        actions: ["Sagen, wie lange das Spiel noch läuft.", "Prüfen, ob noch alle Preise da sind."],
      },
      after: {
        phase: "Nachfassen",
        actions: [
          "Preise verschicken und an nicht eingelöste Gutscheine erinnern.",
          "Einträge löschen, die nicht mehr gebraucht werden, und festhalten, was anders werden soll.",
        ],
      },
    },
    channels: [
      { channel: "Shop", purpose: "Banner auf der Startseite und auf den Seiten der gezeigten Produkte." },
      { channel: "Newsletter", purpose: "Abonnenten erfahren es zuerst; eine E-Mail zum Start, eine Erinnerung." },
      { channel: "Soziale Medien", purpose: "Ein kurzer Clip des Spiels mit dem Link." },
      { channel: "Paketbeilage", purpose: "Eine Karte mit QR-Code erreicht alle, die gerade gekauft haben." },
    ],
    formBefore: "Das Formular steht vor dem Spiel: Ein Eintrag zählt nur mit Adresse, und Adressen sind das Ziel.",
    formAfter: "Das Formular kommt nach dem Spiel und nur für Gewinner: Ohne Fragen vorweg beginnen mehr.",
    measures: {
      leads: [
        startRateGerman,
        { name: "Eintragsquote", how: "Abgeschickte Formulare ÷ begonnene Runden." },
        { name: "Einwilligungen", how: "Angekreuzte Newsletter-Kästchen ÷ abgeschickte Formulare." },
      ],
      sales: [
        startRateGerman,
        { name: "Eingelöste Gutscheine", how: "Eingelöste ÷ gewonnene Gutscheine." },
        { name: "Bestellungen", how: "Bestellungen über Links des Spiels." },
      ],
      awareness: [
        startRateGerman,
        { name: "Beendete Runden", how: "Beendete ÷ begonnene Runden." },
        { name: "Produktklicks", how: "Klicks auf Produkte ÷ beendete Runden." },
      ],
      loyalty: [
        startRateGerman,
        { name: "Wiederkehrende Spieler", how: "Spieler mit zweiter Runde ÷ alle Spieler." },
        { name: "Erneute Bestellungen", how: "Bestellungen von Spielern, die schon bestellt hatten." },
      ],
    },
    notes: [
      "Angeben: wer teilnehmen darf, von wann bis wann, die Preise mit Anzahl und wie Gewinner benachrichtigt werden.",
      "Die Newsletter-Einwilligung braucht ein eigenes, nicht angekreuztes Kästchen; die Teilnahme darf nicht davon abhängen.",
      "Gewichte und Anzahl sind Vorschläge: Sie richten sich danach, was verschenkt werden kann.",
    ],
    manyKinds: "Die Auswahl enthält viele Produktarten; drei oder vier sind im Spiel leichter zu erfassen.",
    noProducts: "Es wurden keine Produkte genannt, deshalb schlägt der Plan Gutscheine als Preise vor.",
  },
};
