import type { Productions } from "./grammar";
import type { WriterOutput, WriterTone } from "./writer-schemas";

type Page = keyof WriterOutput<"campaign_copy">;
type PageProductions = Readonly<Record<WriterTone | "any", Productions>>;

function forTones(any: Productions, tones: Partial<Record<WriterTone, Productions>> = {}): PageProductions {
  return { any, plain: [], friendly: [], playful: [], premium: [], ...tones };
}

/** English texts of a game's pages: those for every tone, and more for some. */
export const campaignEnglish: Readonly<Record<Page, PageProductions>> = {
  introTitle: forTones(["2*{act}", "2*Win {aPrize}", "{Act} {forOccasion}"], {
    friendly: ["3*Fancy a round?", "3*{act} with {brand}"],
    playful: ["3*Feeling lucky?", "3*One round. Your round."],
    premium: ["4*An invitation to play", "3*{act} with {brand}"],
  }),
  introText: forTones(
    [
      "3*{act} and win {aPrize}. One round takes a few seconds.{?quick}",
      "2*{act} until {until}. The main prize: {prize}.",
      "{act} and see at once whether you have won.",
      "{act} {forOccasion} and see at once whether you have won.",
    ],
    {
      friendly: [
        "3*We have put some prizes aside for you, {aPrize} among them. {act} and see at once whether you have won.",
      ],
      playful: ["3*Up for grabs: {aPrize}. {act} and find out.", "2*It takes ten seconds. {act} and find out.{?quick}"],
      premium: ["3*{brand} invites you to a round. The main prize: {prize}."],
    },
  ),
  startButton: forTones(["3*{button}", "Play now"], { playful: ["2*Let's go"], friendly: ["2*I'm in"] }),
  formTitle: forTones(["2*Where can we reach you?", "Almost there"], {
    playful: ["2*Who's playing?"],
    premium: ["2*Your details"],
  }),
  formText: forTones([
    "2*We need your e-mail address to send you your prize. We use it for nothing else unless you say so below.",
    "Your e-mail address is where a prize would go. You need not order the newsletter to take part.",
  ]),
  formButton: forTones(["2*Continue", "Take part"], { playful: ["2*On to the game"] }),
  newsletterConsent: forTones([
    "3*Yes, {brand} may send me news and offers by e-mail. I can withdraw this at any time. It is not needed to take part.",
    "Yes, send me news and offers by e-mail. I can withdraw this at any time. It is not needed to take part.",
  ]),
  winTitle: forTones(["3*You have won", "2*Congratulations"], {
    playful: ["3*Look at that: you won"],
    friendly: ["3*Well done, you won"],
  }),
  winText: forTones([
    "2*Your prize is on its way to your inbox. The e-mail tells you how to claim it.",
    "We have sent you an e-mail that tells you how to claim your prize.",
  ]),
  winButton: forTones(["3*Claim your prize", "See your prize"], { playful: ["2*Give it to me"] }),
  loseTitle: forTones(["3*Not this time", "No prize this round"], {
    playful: ["3*Well, that was that"],
    friendly: ["3*No luck today"],
  }),
  loseText: forTones(
    [
      "3*You did not win in this round. Thank you for playing.",
      "2*You did not win in this round. The game runs until {until}.",
    ],
    { friendly: ["2*It was not your round, but thank you for playing. Have a look around while you are here."] },
  ),
  loseButton: forTones(["2*See our products", "2*Visit the shop"], { friendly: ["2*Have a look around"] }),
  shareText: forTones(
    [
      "3*{brand} gives away {aPrize}. {act} here:",
      "2*There is {aPrize} to win. {act} here:",
      "I have just played. {act} here:",
    ],
    { playful: ["2*I had my turn, now it is yours. {act} here:"] },
  ),
};

/** German texts of a game's pages. */
export const campaignGerman: typeof campaignEnglish = {
  introTitle: forTones(["2*{act}", "2*Zu gewinnen: {prize}"], {
    friendly: ["3*Lust auf eine Runde?", "3*{act} mit {brand}"],
    playful: ["3*Heute Glück?", "3*Eine Runde. Deine Runde."],
    premium: ["4*Eine Einladung zum Spiel", "3*Ein Spiel von {brand}"],
  }),
  introText: forTones(
    [
      "3*{act}. Zu gewinnen: {prize}. Eine Runde dauert nur Sekunden.{?quick}",
      "2*Bis {until} läuft das Spiel. Der Hauptpreis: {prize}.",
      "{act} und sieh sofort, ob du gewonnen hast.",
    ],
    {
      friendly: [
        "3*Wir haben Preise für dich zurückgelegt, darunter: {prize}. {act} und sieh sofort, ob du gewonnen hast.",
      ],
      playful: [
        "3*Zu holen gibt es: {prize}. {act} und finde es heraus.",
        "2*Dauert zehn Sekunden. {act} und finde es heraus.{?quick}",
      ],
      premium: ["3*{brand} lädt zu einer Runde ein. Der Hauptpreis: {prize}."],
    },
  ),
  startButton: forTones(["3*{button}", "Jetzt spielen"], { playful: ["2*Los geht's"], friendly: ["2*Ich bin dabei"] }),
  formTitle: forTones(["2*Wie erreichen wir dich?", "Gleich geht es los"], {
    playful: ["2*Wer spielt mit?"],
    premium: ["2*Deine Angaben"],
  }),
  formText: forTones([
    "2*Deine E-Mail-Adresse brauchen wir, um dir den Preis zu schicken. Für anderes nur, wenn du unten zustimmst.",
    "An deine E-Mail-Adresse geht der Preis. Den Newsletter musst du nicht bestellen, um mitzumachen.",
  ]),
  formButton: forTones(["2*Weiter", "Mitmachen"], { playful: ["2*Auf ins Spiel"] }),
  newsletterConsent: forTones([
    "3*Ja, {brand} darf mir Neuigkeiten und Angebote per E-Mail schicken. Das kann ich jederzeit widerrufen. Für die Teilnahme ist es nicht nötig.",
    "Ja, schickt mir Neuigkeiten und Angebote per E-Mail. Das kann ich jederzeit widerrufen. Für die Teilnahme ist es nicht nötig.",
  ]),
  winTitle: forTones(["3*Du hast gewonnen", "2*Herzlichen Glückwunsch"], {
    playful: ["3*Na bitte: gewonnen"],
    friendly: ["3*Glückwunsch, gewonnen"],
  }),
  winText: forTones([
    "2*Dein Preis ist unterwegs in dein Postfach. In der E-Mail steht, wie du ihn einlöst.",
    "Wir haben dir eine E-Mail geschickt. Darin steht, wie du deinen Preis einlöst.",
  ]),
  winButton: forTones(["3*Preis einlösen", "Preis ansehen"], { playful: ["2*Her damit"] }),
  loseTitle: forTones(["3*Diesmal nicht", "Kein Preis in dieser Runde"], {
    playful: ["3*Tja, das war's wohl"],
    friendly: ["3*Heute kein Glück"],
  }),
  loseText: forTones(
    [
      "3*In dieser Runde hast du nicht gewonnen. Danke fürs Mitspielen.",
      "2*In dieser Runde hast du nicht gewonnen. Das Spiel läuft bis {until}.",
    ],
    { friendly: ["2*Es war nicht deine Runde, aber danke fürs Mitspielen. Sieh dich gern noch um."] },
  ),
  loseButton: forTones(["2*Produkte ansehen", "2*Zum Shop"], { friendly: ["2*Noch umsehen"] }),
  shareText: forTones(
    ["3*{brand} verlost: {prize}. {act}:", "2*Zu gewinnen: {prize}. {act}:", "Ich habe gerade gespielt. {act}:"],
    { playful: ["2*Ich war dran, jetzt du. {act}:"] },
  ),
};
