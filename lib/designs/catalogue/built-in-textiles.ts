import { builtInSpaceId, builtInStyleId } from "./built-in-ids";
import type { ProductColor, Style } from "./style-schema";

/** When the data below last changed. */
const syncedAt = "2026-11-21T00:00:00.000Z";

const garmentColors: ProductColor[] = [
  { name: "White", hex: "#f7f6f2" },
  { name: "Black", hex: "#17181a" },
  { name: "Heather grey", hex: "#a9acb0" },
  { name: "Navy", hex: "#1d2b4a" },
  { name: "Brick red", hex: "#b3332b" },
  { name: "Forest", hex: "#23503a" },
  { name: "Sand", hex: "#d8c7a6" },
];

/** Printed textiles. Sizes are those of a size L garment; direct-to-garment printing needs no bleed. */
export const textileStyles: Style[] = [
  {
    id: builtInStyleId(1),
    key: "t-shirt",
    name: "Classic T-shirt",
    description: "Ring-spun cotton jersey, 180 g/m², regular fit. Printed direct to garment.",
    category: "apparel",
    spaces: [
      { spaceId: builtInSpaceId(1, 1), sideId: "front", name: "Front", widthMm: 300, heightMm: 400, bleedMm: 0, safeMm: 5 },
      { spaceId: builtInSpaceId(1, 2), sideId: "back", name: "Back", widthMm: 300, heightMm: 400, bleedMm: 0, safeMm: 5 },
      { spaceId: builtInSpaceId(1, 3), sideId: "left-sleeve", name: "Left sleeve", widthMm: 100, heightMm: 100, bleedMm: 0, safeMm: 4 },
      { spaceId: builtInSpaceId(1, 4), sideId: "right-sleeve", name: "Right sleeve", widthMm: 100, heightMm: 100, bleedMm: 0, safeMm: 4 },
    ],
    colors: garmentColors,
    syncedAt,
  },
  {
    id: builtInStyleId(2),
    key: "hoodie",
    name: "Pullover hoodie",
    description: "Brushed fleece, 320 g/m², lined hood, kangaroo pocket. The front is printed above the pocket.",
    category: "apparel",
    spaces: [
      { spaceId: builtInSpaceId(2, 1), sideId: "front", name: "Front", widthMm: 300, heightMm: 260, bleedMm: 0, safeMm: 5 },
      { spaceId: builtInSpaceId(2, 2), sideId: "back", name: "Back", widthMm: 300, heightMm: 400, bleedMm: 0, safeMm: 5 },
    ],
    colors: garmentColors,
    syncedAt,
  },
  {
    id: builtInStyleId(3),
    key: "tote",
    name: "Canvas tote",
    description: "Heavy cotton canvas, 380 × 420 mm, long handles.",
    category: "bags",
    spaces: [
      { spaceId: builtInSpaceId(3, 1), sideId: "front", name: "Front", widthMm: 280, heightMm: 300, bleedMm: 0, safeMm: 5 },
      { spaceId: builtInSpaceId(3, 2), sideId: "back", name: "Back", widthMm: 280, heightMm: 300, bleedMm: 0, safeMm: 5 },
    ],
    colors: [
      { name: "Natural", hex: "#e6dcc5" },
      { name: "White", hex: "#f5f4f0" },
      { name: "Black", hex: "#1a1a1b" },
      { name: "Olive", hex: "#5f6340" },
      { name: "Terracotta", hex: "#b9603f" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(10),
    key: "cap",
    name: "Six-panel cap",
    description: "Brushed cotton twill, structured front, curved brim. Decorated across the two front panels.",
    category: "accessories",
    spaces: [
      {
        spaceId: builtInSpaceId(10, 1),
        sideId: "front",
        name: "Front panels",
        widthMm: 120,
        heightMm: 60,
        bleedMm: 0,
        safeMm: 3,
        clip: "M 0 52 Q 3 18 24 7 Q 42 0 60 0 Q 78 0 96 7 Q 117 18 120 52 Q 90 60 60 60 Q 30 60 0 52 Z",
      },
    ],
    colors: [
      { name: "Black", hex: "#18191b" },
      { name: "White", hex: "#f4f3ef" },
      { name: "Navy", hex: "#1f2c48" },
      { name: "Khaki", hex: "#b7a27c" },
      { name: "Red", hex: "#b4282c" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(12),
    key: "cushion",
    name: "Cushion cover",
    description: "Linen-look cotton, 400 × 400 mm, piped edge, feather filling. Printed edge to edge before sewing.",
    category: "home",
    spaces: [
      { spaceId: builtInSpaceId(12, 1), sideId: "front", name: "Front", widthMm: 400, heightMm: 400, bleedMm: 10, safeMm: 20 },
    ],
    colors: [
      { name: "Linen", hex: "#e9e1d2" },
      { name: "White", hex: "#f6f5f1" },
      { name: "Charcoal", hex: "#33363b" },
      { name: "Mustard", hex: "#cf9a2c" },
      { name: "Sage", hex: "#8b9c82" },
    ],
    syncedAt,
  },
];
