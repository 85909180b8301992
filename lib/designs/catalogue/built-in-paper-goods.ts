import { builtInSpaceId, builtInStyleId } from "./built-in-ids";
import type { Style } from "./style-schema";

/** When the data below last changed. */
const syncedAt = "2026-11-21T00:00:00.000Z";

/** Printed and cut sheets: 3 mm bleed all around, as offset printers ask for. */
export const paperGoodsStyles: Style[] = [
  {
    id: builtInStyleId(6),
    key: "poster",
    name: "Art poster",
    description: "500 × 700 mm on 200 g/m² matt paper.",
    category: "prints",
    spaces: [
      {
        spaceId: builtInSpaceId(6, 1),
        sideId: "front",
        name: "Front",
        widthMm: 500,
        heightMm: 700,
        bleedMm: 3,
        safeMm: 10,
      },
    ],
    colors: [
      { name: "Matt white", hex: "#f8f7f4" },
      { name: "Ivory", hex: "#f1e9d6" },
      { name: "Kraft", hex: "#c49f72" },
      { name: "Black", hex: "#1b1b1c" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(7),
    key: "business-card",
    name: "Business card",
    description: "85 × 55 mm on 400 g/m² uncoated board, printed on both sides.",
    category: "prints",
    spaces: [
      {
        spaceId: builtInSpaceId(7, 1),
        sideId: "front",
        name: "Front",
        widthMm: 85,
        heightMm: 55,
        bleedMm: 3,
        safeMm: 4,
      },
      { spaceId: builtInSpaceId(7, 2), sideId: "back", name: "Back", widthMm: 85, heightMm: 55, bleedMm: 3, safeMm: 4 },
    ],
    colors: [
      { name: "Uncoated white", hex: "#f7f6f3" },
      { name: "Cream", hex: "#efe6d2" },
      { name: "Slate", hex: "#4a5159" },
      { name: "Black", hex: "#19191a" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(8),
    key: "label",
    name: "Jar label",
    description: "90 × 70 mm die-cut paper label with an arched top, shown on an amber glass jar.",
    category: "packaging",
    spaces: [
      {
        spaceId: builtInSpaceId(8, 1),
        sideId: "front",
        name: "Label",
        widthMm: 90,
        heightMm: 70,
        bleedMm: 2,
        safeMm: 4,
        clip: "M 4 70 A 4 4 0 0 1 0 66 V 22 A 6 6 0 0 0 6 16 H 14 C 22 16 28 0 45 0 C 62 0 68 16 76 16 H 84 A 6 6 0 0 0 90 22 V 66 A 4 4 0 0 1 86 70 Z",
      },
    ],
    colors: [
      { name: "White paper", hex: "#f8f7f4" },
      { name: "Cream laid", hex: "#f0e6cf" },
      { name: "Kraft", hex: "#c39c6c" },
      { name: "Black", hex: "#1a1a1a" },
    ],
    syncedAt,
  },
  {
    id: builtInStyleId(9),
    key: "box",
    name: "Folding carton",
    description: "Solid board carton, 120 × 80 × 160 mm, tuck top. Every panel is its own space.",
    category: "packaging",
    spaces: [
      {
        spaceId: builtInSpaceId(9, 1),
        sideId: "front",
        name: "Front panel",
        widthMm: 120,
        heightMm: 160,
        bleedMm: 3,
        safeMm: 5,
      },
      {
        spaceId: builtInSpaceId(9, 2),
        sideId: "back",
        name: "Back panel",
        widthMm: 120,
        heightMm: 160,
        bleedMm: 3,
        safeMm: 5,
      },
      {
        spaceId: builtInSpaceId(9, 3),
        sideId: "left",
        name: "Left panel",
        widthMm: 80,
        heightMm: 160,
        bleedMm: 3,
        safeMm: 5,
      },
      {
        spaceId: builtInSpaceId(9, 4),
        sideId: "right",
        name: "Right panel",
        widthMm: 80,
        heightMm: 160,
        bleedMm: 3,
        safeMm: 5,
      },
      {
        spaceId: builtInSpaceId(9, 5),
        sideId: "top",
        name: "Top panel",
        widthMm: 120,
        heightMm: 80,
        bleedMm: 3,
        safeMm: 5,
      },
    ],
    colors: [
      { name: "White board", hex: "#f6f5f2" },
      { name: "Kraft", hex: "#bf9566" },
      { name: "Black", hex: "#1b1b1c" },
      { name: "Deep green", hex: "#234437" },
    ],
    syncedAt,
  },
];
