/** A season, holiday or reason for a campaign. */
export interface Occasion {
  readonly id: string;
  readonly match: RegExp;
  /** Name in a title. */
  readonly en: string;
  readonly de: string;
  /** With its preposition: “for Christmas”, “zu Weihnachten”. */
  readonly forEn: string;
  readonly forDe: string;
  /** Colours as `#rrggbb`: ground, main, accent. */
  readonly palette: readonly [string, string, string];
  readonly motifs: readonly string[];
  readonly isGiftOccasion: boolean;
  readonly sound: string;
}

const occasions: readonly Occasion[] = [
  {
    id: "christmas",
    match: /christmas|xmas|weihnacht|advent|holiday season/i,
    en: "Christmas",
    de: "Weihnachten",
    forEn: "for Christmas",
    forDe: "zu Weihnachten",
    palette: ["#f7f2e8", "#1f4d3a", "#b3312c"],
    motifs: ["fir branches", "paper stars", "wrapped parcels", "candle light"],
    isGiftOccasion: true,
    sound: "warm",
  },
  {
    id: "black-friday",
    match: /black (friday|week)|cyber (monday|week)/i,
    en: "Black Friday",
    de: "Black Friday",
    forEn: "for Black Friday",
    forDe: "zum Black Friday",
    palette: ["#141414", "#f2c230", "#f5f5f0"],
    motifs: ["bold type", "price tags", "hard shadows"],
    isGiftOccasion: false,
    sound: "energetic",
  },
  {
    id: "valentine",
    match: /valentin/i,
    en: "Valentine's Day",
    de: "Valentinstag",
    forEn: "for Valentine's Day",
    forDe: "zum Valentinstag",
    palette: ["#fdf0ef", "#b5304f", "#f2a7a0"],
    motifs: ["folded letters", "single flowers", "ribbons"],
    isGiftOccasion: true,
    sound: "warm",
  },
  {
    id: "mothers-day",
    match: /mother'?s day|muttertag/i,
    en: "Mother's Day",
    de: "Muttertag",
    forEn: "for Mother's Day",
    forDe: "zum Muttertag",
    palette: ["#fbf3ee", "#8a4b63", "#e8a58c"],
    motifs: ["garden flowers", "handwritten cards", "a laid breakfast table"],
    isGiftOccasion: true,
    sound: "warm",
  },
  {
    id: "fathers-day",
    match: /father'?s day|vatertag/i,
    en: "Father's Day",
    de: "Vatertag",
    forEn: "for Father's Day",
    forDe: "zum Vatertag",
    palette: ["#f1f3f2", "#28475c", "#c9803a"],
    motifs: ["workbench", "maps", "thermos and tent"],
    isGiftOccasion: true,
    sound: "calm",
  },
  {
    id: "easter",
    match: /easter|ostern|oster/i,
    en: "Easter",
    de: "Ostern",
    forEn: "for Easter",
    forDe: "zu Ostern",
    palette: ["#fcf8e8", "#5f8a4b", "#f0b23c"],
    motifs: ["painted eggs", "willow branches", "tulips", "nests"],
    isGiftOccasion: true,
    sound: "playful",
  },
  {
    id: "halloween",
    match: /halloween/i,
    en: "Halloween",
    de: "Halloween",
    forEn: "for Halloween",
    forDe: "zu Halloween",
    palette: ["#1c1524", "#f07b1d", "#8d6bc4"],
    motifs: ["pumpkins", "bats", "window light in the dark"],
    isGiftOccasion: false,
    sound: "mysterious",
  },
  {
    id: "new-year",
    match: /new year|neujahr|silvester|jahreswechsel/i,
    en: "New Year",
    de: "Neujahr",
    forEn: "for the new year",
    forDe: "zum neuen Jahr",
    palette: ["#11182b", "#d9b24c", "#f4f1e6"],
    motifs: ["sparklers", "calendar sheets", "midnight sky"],
    isGiftOccasion: false,
    sound: "energetic",
  },
  {
    id: "back-to-school",
    match: /back.to.school|schulanfang|schulstart|einschulung/i,
    en: "Back to school",
    de: "Schulstart",
    forEn: "for the new school year",
    forDe: "zum Schulstart",
    palette: ["#f4f6f1", "#2458a6", "#f2b705"],
    motifs: ["pencils", "squared paper", "school bags"],
    isGiftOccasion: false,
    sound: "playful",
  },
  {
    id: "birthday",
    match: /birthday|anniversary|geburtstag|jubiläum/i,
    en: "Birthday",
    de: "Geburtstag",
    forEn: "for our birthday",
    forDe: "zum Geburtstag",
    palette: ["#fdf4ec", "#d1495b", "#edae49"],
    motifs: ["confetti", "candles", "paper garlands"],
    isGiftOccasion: true,
    sound: "playful",
  },
  {
    id: "launch",
    match: /launch|new (product|collection|range|line)|neuheit|neue kollektion|premiere/i,
    en: "Launch",
    de: "Neuheiten",
    forEn: "for the launch",
    forDe: "zum Verkaufsstart",
    palette: ["#f5f5f3", "#20242c", "#e2572b"],
    motifs: ["unpacking", "product close-ups", "a first glance"],
    isGiftOccasion: false,
    sound: "energetic",
  },
  {
    id: "spring",
    match: /spring|frühling|frühjahr/i,
    en: "Spring",
    de: "Frühling",
    forEn: "for spring",
    forDe: "für den Frühling",
    palette: ["#f6f8ee", "#4f7f52", "#f19c79"],
    motifs: ["budding twigs", "open windows", "first flowers"],
    isGiftOccasion: false,
    sound: "playful",
  },
  {
    id: "summer",
    match: /summer|sommer/i,
    en: "Summer",
    de: "Sommer",
    forEn: "for summer",
    forDe: "für den Sommer",
    palette: ["#fff6e0", "#0f7c8a", "#ff8a3d"],
    motifs: ["citrus slices", "long shadows", "striped towels", "water"],
    isGiftOccasion: false,
    sound: "energetic",
  },
  {
    id: "autumn",
    match: /autumn|\bfall (season|collection|campaign|sale)|herbst/i,
    en: "Autumn",
    de: "Herbst",
    forEn: "for autumn",
    forDe: "für den Herbst",
    palette: ["#f8efe2", "#8a3f1d", "#d99a2b"],
    motifs: ["leaves", "chestnuts", "wool", "low sun"],
    isGiftOccasion: false,
    sound: "warm",
  },
  {
    id: "winter",
    match: /winter/i,
    en: "Winter",
    de: "Winter",
    forEn: "for winter",
    forDe: "für den Winter",
    palette: ["#f1f5f8", "#29466b", "#b4c8d8"],
    motifs: ["frost", "bare branches", "steam from a cup"],
    isGiftOccasion: false,
    sound: "calm",
  },
  {
    id: "sale",
    match: /\bsale\b|clearance|schlussverkauf|ausverkauf|rabatt/i,
    en: "Sale",
    de: "Sale",
    forEn: "for the sale",
    forDe: "zum Sale",
    palette: ["#fff8f2", "#d62828", "#1d1d1f"],
    motifs: ["price tags", "bold type", "stacked products"],
    isGiftOccasion: false,
    sound: "energetic",
  },
];

/** The occasion that words name; undefined when none is known. */
export function findOccasion(...texts: readonly (string | undefined)[]): Occasion | undefined {
  for (const text of texts) {
    const found = text && occasions.find(({ match }) => match.test(text));
    if (found) return found;
  }
  return undefined;
}
