import type { DemoElement, DemoRevision } from "./designs";

const navy = "#163a4f";
const sea = "#2f7f86";
const foam = "#f3ead6";
const sand = "#e6b450";

/** A panel that runs into the 3 mm bleed. */
function panel(sideId: string, name: string, color: string, x: number, width: number): DemoElement {
  return {
    sideId,
    type: "shape",
    name,
    transform: { x, y: -3, width, height: 61, rotation: 0 },
    content: { shape: "rect", fill: color },
  };
}

function line(
  sideId: string,
  name: string,
  y: number,
  height: number,
  text: string,
  size: number,
  color: string,
  x = 8,
  width = 60,
): DemoElement {
  return {
    sideId,
    type: "text",
    name,
    transform: { x, y, width, height, rotation: 0 },
    content: { text, fontFamily: "Inter", fontWeight: 400, fontSizeMm: size, color, lineHeight: 1.5 },
  };
}

/** A plain card, then one with the wave pattern on its back and an ordered front. */
export const cardRevisions: readonly DemoRevision[] = [
  {
    metadata: { productColor: "Uncoated white", note: "Names and addresses only" },
    elements: [
      {
        sideId: "front",
        type: "text",
        name: "Company",
        transform: { x: 8, y: 8, width: 69, height: 14, rotation: 0 },
        content: { text: "Tidewater", fontFamily: "Pacifico", fontSizeMm: 8.5, color: sea, lineHeight: 1.3 },
      },
      line("front", "Person", 30, 6, "Ines Halloran", 3.4, navy),
      line("front", "Contact", 36, 12, "ines@tidewater.example\n+44 20 7946 0018", 2.6, navy),
      panel("back", "Ground", foam, -3, 91),
      {
        sideId: "back",
        type: "image",
        name: "Emblem",
        artwork: "emblem",
        transform: { x: 26.5, y: 11.5, width: 32, height: 32, rotation: 0 },
        content: { fit: "contain" },
      },
    ],
  },
  {
    metadata: { productColor: "Uncoated white", note: "Wave pattern, ordered front" },
    elements: [
      panel("front", "Ground", foam, -3, 91),
      {
        sideId: "front",
        type: "image",
        name: "Waves",
        artwork: "waves",
        transform: { x: -3, y: -3, width: 25, height: 61, rotation: 0 },
        content: { fit: "cover", crop: { x: 0.1, y: 0.25, width: 0.3, height: 0.65 } },
      },
      {
        sideId: "front",
        type: "shape",
        name: "Edge",
        transform: { x: 22, y: -3, width: 0.8, height: 61, rotation: 0 },
        content: { shape: "rect", fill: sand },
      },
      {
        sideId: "front",
        type: "text",
        name: "Company",
        transform: { x: 29, y: 6.5, width: 51, height: 12, rotation: 0 },
        content: { text: "Tidewater", fontFamily: "Pacifico", fontSizeMm: 7.4, color: navy, lineHeight: 1.3 },
      },
      {
        sideId: "front",
        type: "text",
        name: "Trade",
        transform: { x: 29, y: 17.4, width: 51, height: 4, rotation: 0 },
        content: {
          text: "COFFEE ROASTERS",
          fontFamily: "Inter",
          fontWeight: 600,
          fontSizeMm: 2,
          color: sea,
          letterSpacingMm: 0.55,
        },
      },
      {
        sideId: "front",
        type: "text",
        name: "Person",
        transform: { x: 29, y: 29.5, width: 51, height: 5.4, rotation: 0 },
        content: { text: "Ines Halloran", fontFamily: "Inter", fontWeight: 600, fontSizeMm: 3.4, color: navy },
      },
      line(
        "front",
        "Contact",
        34.6,
        12,
        "ines@tidewater.example\n+44 20 7946 0018\n12 Harbour Row, Bristol",
        2.35,
        navy,
        29,
        51,
      ),
      {
        sideId: "back",
        type: "image",
        name: "Waves",
        artwork: "waves",
        transform: { x: -3, y: -3, width: 91, height: 61, rotation: 0 },
        content: { fit: "cover", crop: { x: 0, y: 0.2, width: 1, height: 0.68 } },
      },
      {
        sideId: "back",
        type: "shape",
        name: "Seal",
        transform: { x: 25.5, y: 10.5, width: 34, height: 34, rotation: 0 },
        content: { shape: "ellipse", fill: foam },
      },
      {
        sideId: "back",
        type: "image",
        name: "Emblem",
        artwork: "emblem",
        transform: { x: 27.5, y: 12.5, width: 30, height: 30, rotation: 0 },
        content: { fit: "contain" },
      },
    ],
  },
];
