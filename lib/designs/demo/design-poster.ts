import type { DemoElement, DemoRevision } from "./designs";

const paper = "#fbf1e2";
const ink = "#2b2140";
const coral = "#d9674c";

const side = { sideId: "front" } as const;

/** Ground colour over the whole sheet, bleed included. */
function ground(color: string): DemoElement {
  return {
    ...side,
    type: "shape",
    name: "Ground",
    transform: { x: -3, y: -3, width: 506, height: 706, rotation: 0 },
    content: { shape: "rect", fill: color },
  };
}

/** 380 × 360 mm shows the picture at its own 150 dots an inch. */
function picture(x: number, y: number, width: number, height: number): DemoElement {
  return {
    ...side,
    type: "image",
    name: "Evening ridges",
    artwork: "landscape",
    transform: { x, y, width, height, rotation: 0 },
    content: { fit: "cover" },
  };
}

/** A centred travel poster, then a bolder cut: tall picture, large serif italics, a coral band that bleeds. */
export const posterRevisions: readonly DemoRevision[] = [
  {
    metadata: { productColor: "Matt white", note: "Centred layout" },
    elements: [
      ground(paper),
      picture(60, 70, 380, 360),
      {
        ...side,
        type: "text",
        name: "Title",
        transform: { x: 40, y: 470, width: 420, height: 80, rotation: 0 },
        content: {
          text: "Golden Hour",
          fontFamily: "Playfair Display",
          fontWeight: 700,
          fontSizeMm: 66,
          color: ink,
          align: "center",
          lineHeight: 1.1,
        },
      },
      {
        ...side,
        type: "text",
        name: "Subtitle",
        transform: { x: 60, y: 572, width: 380, height: 24, rotation: 0 },
        content: {
          text: "Evening walks above the valley",
          fontFamily: "Inter",
          fontSizeMm: 17,
          color: coral,
          align: "center",
        },
      },
    ],
  },
  {
    metadata: { productColor: "Matt white", note: "Bolder: framed picture, italic title, bleeding band with dates" },
    elements: [
      ground(paper),
      picture(60, 46, 380, 360),
      {
        ...side,
        type: "shape",
        name: "Frame",
        transform: { x: 52, y: 38, width: 396, height: 376, rotation: 0 },
        content: { shape: "rect", stroke: ink, strokeWidthMm: 1.1 },
      },
      {
        ...side,
        type: "shape",
        name: "Band",
        transform: { x: -3, y: 606, width: 506, height: 97, rotation: 0 },
        content: { shape: "rect", fill: coral },
      },
      {
        ...side,
        type: "text",
        name: "Title",
        transform: { x: 12, y: 440, width: 476, height: 84, rotation: 0 },
        content: {
          text: "Golden Hour",
          fontFamily: "Playfair Display",
          fontWeight: 800,
          fontStyle: "italic",
          fontSizeMm: 70,
          color: ink,
          align: "center",
          lineHeight: 1.1,
        },
      },
      {
        ...side,
        type: "text",
        name: "Subtitle",
        transform: { x: 50, y: 548, width: 400, height: 18, rotation: 0 },
        content: {
          text: "EVENING WALKS ABOVE THE VALLEY",
          fontFamily: "Inter",
          fontWeight: 600,
          fontSizeMm: 13,
          color: coral,
          align: "center",
          letterSpacingMm: 1.9,
        },
      },
      {
        ...side,
        type: "text",
        name: "Dates",
        transform: { x: 52, y: 632, width: 230, height: 40, rotation: 0 },
        content: {
          text: "Every Thursday\nJune to September",
          fontFamily: "Space Grotesk",
          fontWeight: 500,
          fontSizeMm: 15,
          color: paper,
          lineHeight: 1.3,
        },
      },
      {
        ...side,
        type: "text",
        name: "Place",
        transform: { x: 268, y: 632, width: 180, height: 40, rotation: 0 },
        content: {
          text: "Upper station\n6.30 pm",
          fontFamily: "Space Grotesk",
          fontWeight: 500,
          fontSizeMm: 15,
          color: paper,
          align: "right",
          lineHeight: 1.3,
        },
      },
    ],
  },
];
