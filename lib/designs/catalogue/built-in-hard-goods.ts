import { builtInSpaceId, builtInStyleId } from "./built-in-ids";
import type { Style } from "./style-schema";

/** When the data below last changed. */
const syncedAt = "2026-11-21T00:00:00.000Z";

/** Objects that are wrapped, coated or moulded. Wraps leave a gap at the handle or the seam. */
export const hardGoodsStyles: Style[] = [
  {
    id: builtInStyleId(4),
    key: "mug",
    name: "Ceramic mug",
    description:
      "11 oz glazed stoneware, 82 mm across, 96 mm high. Dye sublimation around the body, open at the handle.",
    category: "drinkware",
    spaces: [
      {
        spaceId: builtInSpaceId(4, 1),
        sideId: "wrap",
        name: "Wrap",
        widthMm: 200,
        heightMm: 84,
        bleedMm: 2,
        safeMm: 5,
      },
    ],
    colors: [
      { name: "White", hex: "#f8f8f6" },
      { name: "Black", hex: "#1a1a1c" },
      { name: "Sky", hex: "#8db7d4" },
      { name: "Coral", hex: "#e0684f" },
      { name: "Moss", hex: "#566b47" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(5),
    key: "bottle",
    name: "Insulated bottle",
    description: "Powder-coated double-wall steel, 500 ml, 73 mm across, screw cap.",
    category: "drinkware",
    spaces: [
      {
        spaceId: builtInSpaceId(5, 1),
        sideId: "wrap",
        name: "Wrap",
        widthMm: 220,
        heightMm: 130,
        bleedMm: 2,
        safeMm: 6,
      },
    ],
    colors: [
      { name: "White", hex: "#f2f2ef" },
      { name: "Black", hex: "#1b1c1e" },
      { name: "Steel", hex: "#a8abad" },
      { name: "Teal", hex: "#1f6a70" },
      { name: "Sunset", hex: "#d9622e" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(11),
    key: "phone-case",
    name: "Phone case",
    description: "Slim matt polycarbonate, 76 × 156 mm, open around the camera.",
    category: "accessories",
    spaces: [
      {
        spaceId: builtInSpaceId(11, 1),
        sideId: "back",
        name: "Back",
        widthMm: 76,
        heightMm: 156,
        bleedMm: 2,
        safeMm: 4,
        clip: "M 12 0 H 64 A 12 12 0 0 1 76 12 V 144 A 12 12 0 0 1 64 156 H 12 A 12 12 0 0 1 0 144 V 12 A 12 12 0 0 1 12 0 Z M 14 5 A 9 9 0 0 0 5 14 V 34 A 9 9 0 0 0 14 43 H 32 A 9 9 0 0 0 41 34 V 14 A 9 9 0 0 0 32 5 Z",
      },
    ],
    colors: [
      { name: "White", hex: "#f5f5f3" },
      { name: "Black", hex: "#1a1b1d" },
      { name: "Blush", hex: "#e3b5ad" },
      { name: "Pine", hex: "#27493f" },
      { name: "Cobalt", hex: "#2748b0" },
    ],
    syncedAt,
  },
];
