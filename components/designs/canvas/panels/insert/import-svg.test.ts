import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { parsePath } from "@/lib/render/parse-path";
import { elementInputSchema, type Space } from "@/lib/render/scene";
import { importSvg, pathData } from "./import-svg";
import { toNonzero } from "./to-nonzero";

const space: Space = {
  spaceId: "a7e11e50-0001-8000-8000-000000000001",
  sideId: "front",
  name: "Front",
  widthMm: 200,
  heightMm: 100,
  bleedMm: 3,
  safeMm: 5,
};

function svg(body: string, size = 100): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${body}</svg>`;
}

function read(body: string) {
  const made = importSvg(svg(body), space, "logo");
  if (made.elements === null) throw new Error(made.reason);
  for (const element of made.elements) expect(elementInputSchema.safeParse(element).error).toBeUndefined();
  return made;
}

describe("an SVG as editable paths", () => {
  test("is one group in the middle of the side, at 70 % of it", () => {
    const { elements, simplified } = read('<rect width="100" height="100" fill="#ff0000"/>');
    const [group, rect] = elements;
    expect(group).toMatchObject({ type: "group", name: "logo" });
    expect(rect).toMatchObject({
      type: "path",
      parentElementId: group?.elementId,
      content: { fill: "#ff0000" },
      transform: { x: 65, y: 15, width: 70, height: 70, rotation: 0 },
    });
    expect(simplified).toEqual([]);
    expect(read('<g opacity="0.5"><path d="M0 0H9V9Z"/><path d="M0 0H9V9Z"/></g>').paths).toBe(2);
  });

  test("transforms, strokes and see-through colours arrive", () => {
    const { elements } = read(
      '<g transform="translate(50 50) scale(2)"><circle r="10" fill="#00ff00" fill-opacity="0.5" stroke="#000" stroke-width="2"/></g>',
    );
    const circle = elements.find((element) => element.type === "path");
    expect(circle).toMatchObject({
      content: { fill: "#00ff0080", stroke: { color: "#000000", widthMm: 2.8 } },
      transform: { x: 86, y: 36, width: 28, height: 28 },
    });
  });

  test("what paths cannot show is simplified, and said", () => {
    const { elements, simplified } = read(
      '<defs><linearGradient id="g"><stop stop-color="#000000"/><stop offset="1" stop-color="#ffffff"/></linearGradient></defs><rect width="10" height="10" fill="url(#g)"/><path d="M0 50H100" stroke="#f00" stroke-dasharray="4" fill="none"/>',
    );
    expect(elements.some((element) => element.type === "path" && element.content.fill === "#808080")).toBe(true);
    expect(simplified).toEqual(["gradients became single colours", "dashes became solid lines"]);
  });

  test("what is no drawing gives a reason", () => {
    for (const [text, reason] of [
      ["<svg", /./],
      [svg("<text>Hello</text>"), /text/],
      [svg(""), /nothing/],
    ] as const) {
      const made = importSvg(text, space, "logo");
      expect(made.elements).toBeNull();
      expect(made.reason).toMatch(reason);
    }
  });
});

describe("figures filled by counting", () => {
  /** Pixels of a 64 × 64 picture that are painted. */
  function painted(d: string, rule: "nonzero" | "evenodd"): string {
    const canvas = createCanvas(64, 64);
    const context = canvas.getContext("2d");
    context.beginPath();
    for (const step of parsePath(d)) {
      if (step.op === "M") context.moveTo(step.x, step.y);
      else if (step.op === "L") context.lineTo(step.x, step.y);
      else if (step.op === "C") context.bezierCurveTo(step.x1, step.y1, step.x2, step.y2, step.x, step.y);
      else context.closePath();
    }
    context.fill(rule);
    const { data } = context.getImageData(0, 0, 64, 64);
    return data
      .filter((_, index) => index % 4 === 3)
      .map((alpha) => (alpha > 127 ? 1 : 0))
      .join("");
  }

  test.each([
    ["a ring drawn in one direction", "M4 4H60V60H4ZM16 16H48V48H16Z"],
    ["a ring drawn in two", "M4 4H60V60H4ZM16 16V48H48V16Z"],
    ["three nested squares", "M2 2H62V62H2ZM12 12H52V52H12ZM24 24H40V40H24Z"],
    ["a round hole", "M4 4H60V60H4ZM32 16A16 16 0 1 1 31.9 16Z"],
    ["figures beside each other", "M2 2H20V20H2ZM30 30V60H60V30Z"],
  ])("%s looks the same filled by winding", (_, d) => {
    expect(painted(pathData(toNonzero(parsePath(d))), "nonzero")).toBe(painted(d, "evenodd"));
  });

  test("path data is what it was made of", () => {
    const steps = parsePath("M1 2L3 4C5 6 7 8 9 10Z");
    expect(parsePath(pathData(steps))).toEqual(steps);
  });
});
