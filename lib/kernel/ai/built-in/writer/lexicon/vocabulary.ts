/** German words for materials and features that product data gives in English. */
const german: Readonly<Record<string, string>> = {
  aluminium: "Aluminium",
  aluminum: "Aluminium",
  bamboo: "Bambus",
  beech: "Buche",
  "bone china": "Knochenporzellan",
  brass: "Messing",
  canvas: "Canvas",
  cardboard: "Karton",
  cashmere: "Kaschmir",
  ceramic: "Keramik",
  concrete: "Beton",
  copper: "Kupfer",
  cork: "Kork",
  cotton: "Baumwolle",
  "cotton paper": "Baumwollpapier",
  enamel: "Emaille",
  felt: "Filz",
  glass: "Glas",
  gold: "Gold",
  iron: "Eisen",
  jute: "Jute",
  leather: "Leder",
  linen: "Leinen",
  marble: "Marmor",
  metal: "Metall",
  oak: "Eiche",
  "solid oak": "massive Eiche",
  "organic cotton": "Bio-Baumwolle",
  paper: "Papier",
  "recycled paper": "Recyclingpapier",
  pine: "Kiefer",
  plastic: "Kunststoff",
  plywood: "Sperrholz",
  polyester: "Polyester",
  porcelain: "Porzellan",
  rattan: "Rattan",
  "recycled polyester": "recyceltes Polyester",
  silk: "Seide",
  silver: "Silber",
  soy: "Soja",
  "soy wax": "Sojawachs",
  "stainless steel": "Edelstahl",
  steel: "Stahl",
  "powder-coated steel": "pulverbeschichteter Stahl",
  stone: "Stein",
  stoneware: "Steinzeug",
  terracotta: "Terrakotta",
  velvet: "Samt",
  walnut: "Nussbaum",
  wax: "Wachs",
  wood: "Holz",
  wool: "Wolle",
  "merino wool": "Merinowolle",
  "dishwasher safe": "spülmaschinenfest",
  "microwave safe": "mikrowellengeeignet",
  "oven safe": "ofenfest",
  handmade: "von Hand gemacht",
  "hand thrown": "von Hand gedreht",
  "machine washable": "maschinenwaschbar",
  "removable cover": "Bezug abnehmbar",
  waterproof: "wasserdicht",
  "water-resistant": "wasserabweisend",
  dimmable: "dimmbar",
  signed: "signiert",
  "cable tray": "mit Kabelwanne",
  washable: "waschbar",
  foldable: "klappbar",
  stackable: "stapelbar",
  recycled: "recycelt",
  recyclable: "recycelbar",
  reusable: "wiederverwendbar",
  "made in germany": "in Deutschland hergestellt",
  "made in europe": "in Europa hergestellt",
  "made in portugal": "in Portugal hergestellt",
  "leak-proof": "auslaufsicher",
  leakproof: "auslaufsicher",
  "free of bpa": "BPA-frei",
  "bpa-free": "BPA-frei",
  vegan: "vegan",
  "limited edition": "limitierte Auflage",
  personalised: "personalisierbar",
  wireless: "kabellos",
  rechargeable: "wiederaufladbar",
  "easy to assemble": "leicht aufzubauen",
  "no assembly required": "fertig montiert",
};

const germanPatterns: readonly (readonly [RegExp, string])[] = [
  [/^(\d+)[- ]years? (?:warranty|guarantee)$/i, "$1 Jahre Garantie"],
  [/^edition of (\d+)$/i, "Auflage: $1"],
  [/^made in (\w+)$/i, "hergestellt in $1"],
  [/^set of (\d+)$/i, "$1 Stück im Set"],
];

/** The German word of a material or feature; the phrase itself where none is known. */
export function translatePhrase(phrase: string): string {
  const known = german[phrase.toLowerCase()];
  if (known) return known;
  const pattern = germanPatterns.find(([sign]) => sign.test(phrase));
  return pattern ? phrase.replace(...pattern) : phrase;
}

/** A German material as it stands after “aus”: “recyceltes Polyester” becomes “recyceltem Polyester”. */
export function afterAus(material: string): string {
  return material.replace(/^(\p{Ll}+)e([rs]?) (?=\p{Lu})/u, (_, stem: string, end: string) =>
    end === "" ? `${stem}er ` : `${stem}em `,
  );
}

/** German names of rooms in `suggestedRoomTypes`, with their preposition: “im Wohnzimmer”. */
export const germanRoomPlaces: Readonly<Record<string, string>> = {
  "living room": "im Wohnzimmer",
  bedroom: "im Schlafzimmer",
  kitchen: "in der Küche",
  "dining room": "im Esszimmer",
  bathroom: "im Bad",
  office: "im Büro",
  hallway: "im Flur",
  nursery: "im Kinderzimmer",
  studio: "im Studio",
  patio: "auf der Terrasse",
  garden: "im Garten",
  beach: "am Strand",
  street: "auf der Straße",
};

/** English rooms with their preposition. */
export function englishRoomPlace(room: string): string {
  if (room === "beach") return "on the beach";
  if (room === "street") return "in the street";
  if (room === "patio") return "on the patio";
  return /^[aeiou]/i.test(room) ? `in an ${room}` : `in a ${room}`;
}
