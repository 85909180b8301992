/** What a game asks of its players; the words fit the imperative. */
export interface Game {
  readonly id: string;
  readonly titleEn: string;
  readonly titleDe: string;
  /** “Spin the wheel” */
  readonly actEn: string;
  readonly actDe: string;
  readonly buttonEn: string;
  readonly buttonDe: string;
  /** Whether a round is over in seconds. */
  readonly isQuick: boolean;
  readonly goals: readonly ("leads" | "sales" | "awareness" | "loyalty")[];
  readonly reasonEn: string;
  readonly reasonDe: string;
  /** Pictures, sounds and clips the game shows. */
  readonly slots: readonly (readonly [slot: string, mediaType: "image" | "audio" | "video", what: string])[];
}

const common = [
  ["background", "image", "background with free space in the middle"],
  ["win_sound", "audio", "short rising jingle for a win"],
] as const;

const games: readonly Game[] = [
  {
    id: "spin_wheel",
    titleEn: "wheel",
    titleDe: "Glücksrad",
    actEn: "Spin the wheel",
    actDe: "Dreh das Rad",
    buttonEn: "Spin the wheel",
    buttonDe: "Rad drehen",
    isQuick: true,
    goals: ["leads", "sales", "awareness"],
    reasonEn: "Everybody knows what to do, one turn takes ten seconds, and each slice shows a prize.",
    reasonDe: "Jeder weiß sofort, was zu tun ist, eine Runde dauert zehn Sekunden, und jedes Feld zeigt einen Preis.",
    slots: [
      ...common,
      ["wheel_center", "image", "round emblem for the middle of the wheel"],
      ["spin_sound", "audio", "ticking of a wheel"],
    ],
  },
  {
    id: "scratch_card",
    titleEn: "scratch card",
    titleDe: "Rubbellos",
    actEn: "Scratch the card",
    actDe: "Rubbel das Los frei",
    buttonEn: "Start scratching",
    buttonDe: "Losrubbeln",
    isQuick: true,
    goals: ["sales", "leads", "loyalty"],
    reasonEn: "It shows the result at once and works with one finger on a phone.",
    reasonDe: "Das Ergebnis ist sofort da, und es braucht am Handy nur einen Finger.",
    slots: [
      ...common,
      ["cover", "image", "texture that is scratched away"],
      ["scratch_sound", "audio", "soft scratching"],
    ],
  },
  {
    id: "quiz",
    titleEn: "quiz",
    titleDe: "Quiz",
    actEn: "Answer the questions",
    actDe: "Beantworte die Fragen",
    buttonEn: "Start the quiz",
    buttonDe: "Quiz starten",
    isQuick: false,
    goals: ["awareness", "leads", "loyalty"],
    reasonEn: "Players spend time with the products, and their answers tell what they care about.",
    reasonDe: "Die Spieler beschäftigen sich mit den Produkten, und ihre Antworten zeigen, was ihnen wichtig ist.",
    slots: [...common, ["question_image", "image", "product on a plain background"]],
  },
  {
    id: "memory",
    titleEn: "memory game",
    titleDe: "Memo-Spiel",
    actEn: "Find the pairs",
    actDe: "Finde die Paare",
    buttonEn: "Start the game",
    buttonDe: "Spiel starten",
    isQuick: false,
    goals: ["awareness", "loyalty"],
    reasonEn: "Players look at every product picture several times.",
    reasonDe: "Die Spieler sehen jedes Produktbild mehrmals an.",
    slots: [...common, ["card_back", "image", "pattern for the back of the cards"]],
  },
  {
    id: "advent_calendar",
    titleEn: "calendar",
    titleDe: "Adventskalender",
    actEn: "Open today's door",
    actDe: "Öffne das heutige Türchen",
    buttonEn: "Open the door",
    buttonDe: "Türchen öffnen",
    isQuick: true,
    goals: ["loyalty", "sales"],
    reasonEn: "A new door each day is a reason to come back.",
    reasonDe: "Jeden Tag ein neues Türchen ist ein Grund, wiederzukommen.",
    slots: [...common, ["door", "image", "closed door with a number"]],
  },
  {
    id: "mystery_box",
    titleEn: "mystery box",
    titleDe: "Überraschungsbox",
    actEn: "Pick a box",
    actDe: "Wähl eine Box",
    buttonEn: "Pick a box",
    buttonDe: "Box wählen",
    isQuick: true,
    goals: ["leads", "sales"],
    reasonEn: "One tap decides, and the box shows the product as a present.",
    reasonDe: "Ein Tipp genügt, und die Box zeigt das Produkt als Geschenk.",
    slots: [...common, ["box", "image", "closed box, slightly from above"]],
  },
];

const plainGame: Omit<Game, "id"> = {
  titleEn: "game",
  titleDe: "Spiel",
  actEn: "Play a round",
  actDe: "Spiel eine Runde",
  buttonEn: "Start the game",
  buttonDe: "Spiel starten",
  isQuick: false,
  goals: ["leads", "sales", "awareness", "loyalty"],
  reasonEn: "It was the template at hand; check that it fits the goal.",
  reasonDe: "Diese Vorlage stand zur Wahl; prüfe, ob sie zum Ziel passt.",
  slots: [...common],
};

/** The game of a template; for templates that are not known, words that fit any game. */
export function findGame(templateId: string): Game {
  const normal = templateId.toLowerCase().replace(/[^a-z]+/g, "_");
  return games.find(({ id }) => normal.includes(id) || id.includes(normal)) ?? { id: templateId, ...plainGame };
}
