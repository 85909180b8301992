import type { DemoElement, DemoRevision } from "./designs";

const cream = "#f6ecd6";
const gold = "#f2c14e";
const teal = "#8fb9c0";

function badge(y: number, size: number): DemoElement {
  return {
    sideId: "front",
    type: "image",
    name: "Mountain badge",
    artwork: "mountains",
    transform: { x: (300 - size) / 2, y, width: size, height: size, rotation: 0 },
    content: { fit: "contain" },
  };
}

/** Light inks on navy: badge and lettering first, then an arched headline, a rule with stars, and a sleeve and back print. */
export const teeRevisions: readonly DemoRevision[] = [
  {
    metadata: { productColor: "Navy", note: "First layout: badge with lettering below" },
    elements: [
      badge(60, 190),
      {
        sideId: "front",
        type: "text",
        name: "Headline",
        transform: { x: 20, y: 262, width: 260, height: 62, rotation: 0 },
        content: {
          text: "RIDGELINE",
          fontFamily: "Bebas Neue",
          fontSizeMm: 60,
          color: cream,
          align: "center",
          lineHeight: 1,
          letterSpacingMm: 2,
        },
      },
      {
        sideId: "front",
        type: "text",
        name: "Line below",
        transform: { x: 40, y: 328, width: 220, height: 16, rotation: 0 },
        content: {
          text: "Trail club since 2014",
          fontFamily: "Space Grotesk",
          fontWeight: 500,
          fontSizeMm: 12,
          color: gold,
          align: "center",
        },
      },
    ],
  },
  {
    metadata: { productColor: "Navy", note: "Arched headline, rule with stars, sleeve and back print" },
    elements: [
      {
        sideId: "front",
        type: "text",
        name: "Headline",
        transform: { x: 15, y: 8, width: 270, height: 80, rotation: 0 },
        content: {
          text: "RIDGELINE",
          fontFamily: "Bebas Neue",
          fontSizeMm: 56,
          color: cream,
          align: "center",
          lineHeight: 1,
          letterSpacingMm: 4,
          curve: 62,
        },
      },
      badge(92, 182),
      {
        sideId: "front",
        type: "shape",
        name: "Rule left",
        transform: { x: 58, y: 301, width: 62, height: 1.6, rotation: 0 },
        content: { shape: "rect", fill: gold },
      },
      {
        sideId: "front",
        type: "shape",
        name: "Rule right",
        transform: { x: 180, y: 301, width: 62, height: 1.6, rotation: 0 },
        content: { shape: "rect", fill: gold },
      },
      ...[134, 150, 166].map(
        (x, index): DemoElement => ({
          sideId: "front",
          type: "shape",
          name: `Star ${index + 1}`,
          transform: { x: x - 5, y: 296.5, width: 10, height: 10, rotation: 0 },
          content: { shape: "star", points: 5, fill: index === 1 ? gold : teal },
        }),
      ),
      {
        sideId: "front",
        type: "text",
        name: "Club",
        transform: { x: 20, y: 316, width: 260, height: 32, rotation: 0 },
        content: {
          text: "Trail Club",
          fontFamily: "Pacifico",
          fontSizeMm: 27,
          color: gold,
          align: "center",
          lineHeight: 1.15,
        },
      },
      {
        sideId: "front",
        type: "text",
        name: "Founded",
        transform: { x: 20, y: 360, width: 260, height: 12, rotation: 0 },
        content: {
          text: "FOUNDED 2014 · 47.27° N 11.39° E",
          fontFamily: "Space Grotesk",
          fontWeight: 500,
          fontSizeMm: 8.5,
          color: teal,
          align: "center",
          letterSpacingMm: 0.8,
        },
      },
      {
        sideId: "left-sleeve",
        type: "shape",
        name: "Sleeve patch",
        transform: { x: 14, y: 14, width: 72, height: 72, rotation: 0 },
        content: { shape: "ellipse", fill: cream },
      },
      {
        sideId: "left-sleeve",
        type: "image",
        name: "Sleeve emblem",
        artwork: "emblem",
        transform: { x: 18, y: 18, width: 64, height: 64, rotation: 0 },
        content: { fit: "contain" },
      },
      {
        sideId: "back",
        type: "text",
        name: "Back line",
        transform: { x: 10, y: 20, width: 280, height: 40, rotation: 0 },
        content: {
          text: "UP IS A DIRECTION",
          fontFamily: "Bebas Neue",
          fontSizeMm: 38,
          color: cream,
          align: "center",
          lineHeight: 1,
          letterSpacingMm: 1.4,
        },
      },
      {
        sideId: "back",
        type: "image",
        name: "Back sunburst",
        artwork: "sunburst",
        transform: { x: 60, y: 72, width: 180, height: 144, rotation: 0 },
        content: { fit: "contain" },
      },
    ],
  },
];
