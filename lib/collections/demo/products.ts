import type { CreateProductInput } from "@/lib/collections/product-schemas";
import type { DemoColors, DemoShape } from "./draw-product";

export interface DemoProduct {
  input: CreateProductInput;
  shape: DemoShape;
  colors: DemoColors;
}

interface Line {
  /** First part of the SKU. */
  code: string;
  shape: DemoShape;
  name: string;
  category: string;
  roomTypes: readonly string[];
  materials: readonly string[];
  tags: readonly string[];
  /** Width, height and depth in mm. */
  size: readonly [number, number, number];
  variants: readonly { name: string; code: string; main: string; trim: string }[];
}

const oak = "#b98a57";
const lines: readonly Line[] = [
  {
    code: "MUG",
    shape: "mug",
    name: "Harbour enamel mug",
    category: "Tableware",
    roomTypes: ["kitchen", "dining room"],
    materials: ["enamelled steel"],
    tags: ["bestseller", "gift"],
    size: [120, 85, 90],
    variants: [
      { name: "sea blue", code: "BLU", main: "#2f6f8f", trim: "#e9e2d0" },
      { name: "shell", code: "SHL", main: "#e6dcc8", trim: "#2b4257" },
    ],
  },
  {
    code: "TMB",
    shape: "tumbler",
    name: "Breakwater tumbler",
    category: "Tableware",
    roomTypes: ["kitchen", "office"],
    materials: ["stainless steel", "silicone"],
    tags: ["outdoor", "gift"],
    size: [80, 210, 80],
    variants: [
      { name: "kelp", code: "KLP", main: "#3f6b57", trim: "#20332b" },
      { name: "coral", code: "COR", main: "#d9674f", trim: "#3a2a2a" },
    ],
  },
  {
    code: "VAS",
    shape: "vase",
    name: "Dune vase",
    category: "Decor",
    roomTypes: ["living room", "hallway"],
    materials: ["stoneware"],
    tags: ["handmade"],
    size: [210, 340, 210],
    variants: [
      { name: "terracotta", code: "TER", main: "#b8643f", trim: "#7a3d25" },
      { name: "chalk", code: "CHK", main: "#cfc8bb", trim: "#8d8577" },
    ],
  },
  {
    code: "LMP",
    shape: "lamp",
    name: "Lightship table lamp",
    category: "Lighting",
    roomTypes: ["living room", "bedroom"],
    materials: ["linen", "oak"],
    tags: ["bestseller"],
    size: [320, 480, 320],
    variants: [
      { name: "sand", code: "SND", main: "#d8c4a0", trim: oak },
      { name: "ink", code: "INK", main: "#2d4156", trim: "#a8834f" },
    ],
  },
  {
    code: "CHR",
    shape: "armchair",
    name: "Boathouse armchair",
    category: "Furniture",
    roomTypes: ["living room", "office"],
    materials: ["wool", "oak"],
    tags: ["made to order"],
    size: [780, 820, 760],
    variants: [
      { name: "moss", code: "MOS", main: "#66784d", trim: "#8a6238" },
      { name: "rust", code: "RST", main: "#b5683c", trim: "#5d4028" },
    ],
  },
  {
    code: "STL",
    shape: "stool",
    name: "Pier stool",
    category: "Furniture",
    roomTypes: ["kitchen", "studio"],
    materials: ["ash", "leather"],
    tags: [],
    size: [400, 460, 400],
    variants: [
      { name: "saddle", code: "SAD", main: "#8e5b36", trim: "#c79f6d" },
      { name: "navy", code: "NAV", main: "#2b3f66", trim: "#b98f60" },
    ],
  },
  {
    code: "CSH",
    shape: "cushion",
    name: "Regatta cushion",
    category: "Textiles",
    roomTypes: ["living room", "bedroom", "patio"],
    materials: ["cotton canvas"],
    tags: ["outdoor", "washable"],
    size: [500, 500, 140],
    variants: [
      { name: "marine stripe", code: "MAR", main: "#e4dbc9", trim: "#27527a" },
      { name: "signal stripe", code: "SIG", main: "#e7dcc6", trim: "#c4472f" },
    ],
  },
  {
    code: "LNT",
    shape: "lantern",
    name: "Keeper lantern",
    category: "Lighting",
    roomTypes: ["patio", "garden", "hallway"],
    materials: ["powder-coated steel", "glass"],
    tags: ["outdoor"],
    size: [190, 420, 190],
    variants: [
      { name: "black", code: "BLK", main: "#33383d", trim: "#5d646b" },
      { name: "brass", code: "BRS", main: "#b18a3e", trim: "#7a5f2a" },
    ],
  },
  {
    code: "TOT",
    shape: "tote",
    name: "Tideline tote",
    category: "Bags",
    roomTypes: ["street", "beach"],
    materials: ["recycled canvas"],
    tags: ["bestseller", "washable"],
    size: [420, 480, 130],
    variants: [
      { name: "natural", code: "NAT", main: "#ddd2bb", trim: "#2f6275" },
      { name: "sage", code: "SAG", main: "#9aaa8b", trim: "#f0ead9" },
    ],
  },
  {
    code: "CND",
    shape: "candle",
    name: "Salt air candle",
    category: "Decor",
    roomTypes: ["bathroom", "bedroom", "living room"],
    materials: ["soy wax", "glass"],
    tags: ["gift"],
    size: [85, 110, 85],
    variants: [
      { name: "driftwood", code: "DRF", main: "#a98e72", trim: "#f1e9da" },
      { name: "sea fennel", code: "FEN", main: "#7d9f94", trim: "#f3efe2" },
    ],
  },
  {
    code: "CLK",
    shape: "clock",
    name: "Chandlery clock",
    category: "Decor",
    roomTypes: ["kitchen", "office", "hallway"],
    materials: ["aluminium", "glass"],
    tags: [],
    size: [300, 300, 45],
    variants: [
      { name: "graphite", code: "GRA", main: "#454b52", trim: "#d9683f" },
      { name: "petrol", code: "PET", main: "#1f5b66", trim: "#e0b04a" },
    ],
  },
  {
    code: "PLT",
    shape: "planter",
    name: "Estuary planter",
    category: "Garden",
    roomTypes: ["living room", "patio", "office"],
    materials: ["terracotta"],
    tags: ["outdoor", "handmade"],
    size: [260, 240, 260],
    variants: [
      { name: "clay", code: "CLY", main: "#b26a48", trim: "#e8cfae" },
      { name: "slate", code: "SLT", main: "#566069", trim: "#b9c2c7" },
    ],
  },
  {
    code: "BSK",
    shape: "basket",
    name: "Creel basket",
    category: "Storage",
    roomTypes: ["bathroom", "nursery", "living room"],
    materials: ["seagrass"],
    tags: ["handmade"],
    size: [450, 360, 450],
    variants: [{ name: "honey", code: "HON", main: "#c39a5f", trim: "#8a6436" }],
  },
  {
    code: "BRD",
    shape: "board",
    name: "Galley board",
    category: "Tableware",
    roomTypes: ["kitchen", "dining room"],
    materials: ["oak", "leather"],
    tags: ["gift"],
    size: [240, 400, 20],
    variants: [{ name: "oak", code: "OAK", main: oak, trim: "#3f5f73" }],
  },
];

/** What the demo organization sells. */
export const demoProducts: readonly DemoProduct[] = lines.flatMap((line) =>
  line.variants.map(({ name, code, main, trim }) => ({
    shape: line.shape,
    colors: { main, trim },
    input: {
      name: `${line.name}, ${name}`,
      sku: `${line.code}-${code}`,
      category: line.category,
      roomTypes: [...line.roomTypes],
      metadata: {
        dimensions: { width: line.size[0], height: line.size[1], depth: line.size[2], unit: "mm" },
        materials: [...line.materials],
        colors: [name],
        tags: [...line.tags].sort(),
      },
    },
  })),
);
