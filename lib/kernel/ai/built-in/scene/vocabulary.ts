/** Words by which free text is understood; the first kind is what remains when nothing matches. */
type Vocabulary<Kind extends string> = Readonly<Record<Kind, readonly string[]>>;

export const roomWords = {
  living: ["living", "lounge", "sitting", "family room", "apartment", "loft", "den", "home", "interior"],
  bedroom: ["bedroom", "bed", "sleep", "guest room", "boudoir"],
  kitchen: ["kitchen", "pantry", "cook", "bakery", "cafe", "coffee", "breakfast"],
  dining: ["dining", "dinner", "restaurant", "banquet"],
  bathroom: ["bath", "shower", "spa", "washroom", "toilet", "powder", "laundry"],
  office: ["office", "desk", "study", "workspace", "library", "meeting", "reception"],
  hallway: ["hall", "entry", "entrance", "foyer", "corridor", "mudroom", "stair"],
  nursery: ["nursery", "kid", "child", "baby", "playroom", "toy"],
  studio: ["studio", "seamless", "backdrop", "packshot", "cyclorama", "plain background", "white background"],
  patio: ["patio", "terrace", "balcony", "deck", "porch", "veranda", "rooftop", "poolside", "pool"],
  garden: ["garden", "lawn", "park", "yard", "meadow", "forest", "field", "nature", "picnic", "outdoor"],
  beach: ["beach", "sea", "ocean", "coast", "shore", "sand", "desert", "dune"],
  street: ["street", "city", "urban", "sidewalk", "plaza", "alley", "road", "parking", "skate"],
} as const satisfies Vocabulary<string>;
export type RoomKind = keyof typeof roomWords;

export const styleWords = {
  modern: ["modern", "contemporary", "sleek", "urban"],
  scandinavian: ["scandi", "nordic", "hygge", "danish", "swedish"],
  minimalist: ["minimal", "clean", "simple", "bare", "plain"],
  industrial: ["industrial", "loft", "factory", "warehouse", "urban loft"],
  rustic: ["rustic", "farmhouse", "country", "cottage", "cabin", "barn"],
  bohemian: ["boho", "bohem", "eclectic", "ethnic", "moroccan", "hippie"],
  traditional: [
    "traditional",
    "classic",
    "victorian",
    "colonial",
    "georgian",
    "vintage",
    "antique",
    "french",
    "parisian",
  ],
  midcentury: ["mid-century", "midcentury", "mid century", "retro", "60s", "70s", "fifties"],
  japandi: ["japandi", "japanese", "zen", "wabi", "asian"],
  coastal: ["coastal", "mediterranean", "nautical", "hamptons", "tropical", "greek"],
  luxury: ["luxur", "glam", "art deco", "deco", "elegant", "opulent", "premium", "hollywood"],
} as const satisfies Vocabulary<string>;
export type StyleKind = keyof typeof styleWords;

export const lightWords = {
  natural: ["natural", "daylight", "window", "day", "morning", "neutral light", "sun"],
  golden: ["golden", "sunset", "sunrise", "warm sun", "dusk", "late afternoon"],
  softbox: ["studio", "softbox", "soft box", "soft light", "even", "commercial", "flash", "product light"],
  overcast: ["overcast", "cloud", "diffuse", "grey sky", "gray sky", "rain", "fog", "soft"],
  bright: ["bright", "airy", "high key", "high-key", "noon", "midday", "sunny"],
  dramatic: ["dramatic", "moody", "low key", "low-key", "chiaroscuro", "spot", "contrast", "dark", "noir"],
  evening: [
    "evening",
    "lamp",
    "night",
    "cosy light",
    "cozy light",
    "ambient",
    "artificial",
    "warm light",
    "incandescent",
  ],
  candle: ["candle", "firelight", "fire", "romantic", "lantern"],
  backlit: ["backlit", "back light", "backlight", "silhouette", "rim", "contre"],
} as const satisfies Vocabulary<string>;
export type LightKind = keyof typeof lightWords;

export const schemeWords = {
  neutral: ["neutral", "beige", "cream", "greige", "sand", "natural", "taupe"],
  warm: ["warm", "amber", "honey", "caramel", "autumn", "cosy", "cozy"],
  cool: ["cool", "grey", "gray", "silver", "ice", "winter", "slate"],
  earthy: ["earth", "brown", "clay", "ochre", "olive", "khaki", "desert"],
  pastel: ["pastel", "soft colour", "soft color", "candy", "powder", "spring"],
  monochrome: ["mono", "black and white", "black & white", "greyscale", "grayscale"],
  dark: ["dark", "moody", "black", "charcoal", "midnight", "deep"],
  white: ["white", "bright", "snow", "ivory", "pure"],
  green: ["green", "sage", "forest", "emerald", "mint", "botanic", "olive green"],
  blue: ["blue", "navy", "teal", "indigo", "sea", "ocean", "azure", "denim"],
  pink: ["pink", "blush", "rose", "mauve", "lilac", "purple", "lavender", "violet"],
  terracotta: ["terracotta", "rust", "orange", "peach", "coral", "copper", "red", "burgundy"],
  vibrant: ["vibrant", "bold", "colourful", "colorful", "bright colours", "rainbow", "yellow", "pop", "neon"],
} as const satisfies Vocabulary<string>;
export type SchemeKind = keyof typeof schemeWords;

export const angleWords = {
  eye: ["eye", "front", "straight", "level", "frontal"],
  threequarter: ["three-quarter", "three quarter", "3/4", "angled", "corner", "side", "diagonal", "45", "perspective"],
  high: ["high", "above", "top", "overhead", "bird", "flat lay", "down"],
  low: ["low", "below", "worm", "ground", "hero"],
  close: ["close", "macro", "detail", "tight", "near", "zoom"],
  wide: ["wide", "far", "full room", "establishing", "panorama", "distance"],
} as const satisfies Vocabulary<string>;
export type AngleKind = keyof typeof angleWords;

export const standWords = {
  table: [
    "table",
    "desk",
    "counter",
    "worktop",
    "island",
    "nightstand",
    "sideboard",
    "console",
    "surface",
    "tabletop",
    "shelf",
    "mantel",
    "vanity",
  ],
  pedestal: ["pedestal", "podium", "plinth", "cube", "block", "riser", "stand", "column", "cylinder"],
  floor: ["floor", "ground", "rug", "carpet", "lawn"],
  wall: ["wall", "hang", "mounted"],
} as const satisfies Vocabulary<string>;
export type StandKind = keyof typeof standWords;

export const moodWords = {
  styled: ["styled", "decorated", "lifestyle", "lived"],
  bare: ["plain", "bare", "empty", "none", "nothing", "minimal", "uncluttered", "clean", "no props"],
  cosy: ["cosy", "cozy", "warm", "snug", "homely", "layered", "cluttered", "rich", "lush", "busy"],
  window: ["window", "view", "daylight", "curtain", "balcony"],
} as const satisfies Vocabulary<string>;
export type MoodKind = keyof typeof moodWords;

export const propWords = {
  plant: [
    "plant",
    "fern",
    "ficus",
    "fiddle",
    "monstera",
    "palm",
    "foliage",
    "greenery",
    "tree",
    "leaf",
    "leaves",
    "succulent",
    "cactus",
  ],
  floorlamp: ["floor lamp", "standing lamp", "arc lamp", "lamp"],
  tablelamp: ["table lamp", "desk lamp", "bedside lamp"],
  pendant: ["pendant", "chandelier", "hanging lamp", "ceiling lamp"],
  books: ["book", "magazine", "novel"],
  rug: ["rug", "carpet", "mat"],
  vase: ["vase", "ceramic", "pottery", "jug", "pitcher", "amphora"],
  drygrass: [
    "dried",
    "pampas",
    "grass",
    "branch",
    "twig",
    "eucalyptus",
    "flower",
    "bouquet",
    "tulip",
    "blossom",
    "rose",
  ],
  frames: ["frame", "art", "picture", "painting", "poster", "print", "canvas"],
  mirror: ["mirror"],
  curtains: ["curtain", "drape", "blind"],
  sidetable: ["side table", "coffee table", "stool", "nightstand", "end table"],
  cushions: ["cushion", "pillow", "throw", "blanket", "textile"],
  candles: ["candle", "lantern", "tealight"],
  basket: ["basket", "wicker", "rattan", "woven"],
  fruit: ["fruit", "lemon", "orange", "apple", "bowl"],
  stones: ["stone", "pebble", "rock"],
  cups: ["cup", "mug", "coffee", "tea", "glass"],
  blocks: ["block", "toy", "geometric", "sphere", "ball", "arch", "shape"],
  towels: ["towel", "bathrobe", "linen"],
  chair: ["chair", "armchair", "sofa", "couch", "bench"],
} as const satisfies Vocabulary<string>;
export type PropKind = keyof typeof propWords;

/** Kinds of product by their words, with a usual height in m and what they stand on. */
export const productWords: readonly (readonly [words: readonly string[], height: number, stand: StandKind])[] = [
  [["floor lamp", "standing lamp"], 1.5, "floor"],
  [["table lamp", "desk lamp", "lamp"], 0.46, "table"],
  [["side table", "coffee table", "stool", "nightstand", "ottoman", "pouf"], 0.5, "floor"],
  [["armchair", "lounge chair", "rocking chair"], 0.92, "floor"],
  [["chair"], 0.86, "floor"],
  [["sofa", "couch", "loveseat", "sectional", "settee"], 0.84, "floor"],
  [["bed"], 1.05, "floor"],
  [["wardrobe", "bookcase", "bookshelf", "cabinet", "shelving"], 1.75, "floor"],
  [["table", "desk", "console", "sideboard", "dresser", "bench", "chest", "furniture"], 0.76, "floor"],
  [["bicycle", "bike", "scooter", "stroller", "suitcase", "luggage"], 0.9, "floor"],
  [["basket", "planter", "floor vase", "bin"], 0.45, "floor"],
  [
    [
      "t-shirt",
      "tshirt",
      "shirt",
      "hoodie",
      "sweater",
      "jacket",
      "dress",
      "apparel",
      "clothing",
      "tee",
      "jersey",
      "coat",
    ],
    0.74,
    "wall",
  ],
  [["poster", "canvas", "art print", "painting", "wall art", "picture", "photo"], 0.8, "wall"],
  [["mirror", "clock", "sign"], 0.6, "wall"],
  [["sneaker", "shoe", "boot", "trainer", "sandal"], 0.13, "pedestal"],
  [["backpack", "bag", "handbag", "tote"], 0.4, "table"],
  [["bottle", "wine", "flask", "tumbler", "thermos"], 0.28, "table"],
  [["mug", "cup", "glass", "candle", "jar", "can", "cream", "perfume", "cosmetic", "serum", "lotion"], 0.1, "table"],
  [["vase", "pot", "teapot", "kettle", "bowl", "plate"], 0.24, "table"],
  [["box", "package", "carton", "book", "game"], 0.2, "table"],
  [["phone", "watch", "jewelry", "ring", "earring", "headphone", "speaker", "camera"], 0.16, "table"],
  [["pillow", "cushion", "toy", "teddy", "plush"], 0.38, "table"],
  [["cap", "hat", "beanie"], 0.16, "table"],
];

/** Finds the kind whose words a text holds; longer words count more. Null when there is none. */
export function findKind<Kind extends string>(vocabulary: Vocabulary<Kind>, text: string): Kind | null {
  const [first] = findKinds(vocabulary, text);
  return first ?? null;
}

/** All kinds whose words a text holds, the best first. */
export function findKinds<Kind extends string>(vocabulary: Vocabulary<Kind>, text: string): Kind[] {
  const prepared = ` ${text.toLowerCase()} `;
  const found: { kind: Kind; score: number }[] = [];
  for (const kind of Object.keys(vocabulary) as Kind[]) {
    let score = 0;
    for (const word of vocabulary[kind]) if (holdsWord(prepared, word)) score = Math.max(score, word.length);
    if (score > 0) found.push({ kind, score });
  }
  return found.sort((left, right) => right.score - left.score).map(({ kind }) => kind);
}

/** Whether a word begins somewhere in a text. */
export function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z]/.test(text[at - 1] ?? " ")) return true;
  }
  return false;
}
