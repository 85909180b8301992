import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSampleSvg, sampleSvgs } from "@/bench/sample-svgs";
import { createRasterLayers } from "@/lib/kernel/rendering/raster-layers";
import { drawSvg } from "./draw-svg";
import type { SvgDrawing } from "./drawing";
import { interpretSvg } from "./interpret-svg";

const svg = (body: string, attributes = 'viewBox="0 0 100 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`;

function drawingOf(body: string, attributes?: string): SvgDrawing {
  const { drawing, reason } = interpretSvg(svg(body, attributes));
  if (!drawing) throw new Error(reason);
  return drawing;
}

function draw(drawing: SvgDrawing): Uint8ClampedArray {
  const [width, height] = [100, 100];
  const context = createCanvas(width, height).getContext("2d");
  const shown = { left: 0, top: 0, right: drawing.width, bottom: drawing.height };
  const view = [width / drawing.width, 0, 0, height / drawing.height, 0, 0] as const;
  drawSvg(context, drawing, shown, view, { width, height, createLayer: createRasterLayers() });
  expect([context.globalAlpha, context.getLineDash(), context.lineWidth]).toEqual([1, [], 1]);
  return context.getImageData(0, 0, width, height).data;
}

function colorAt(drawing: SvgDrawing, x: number, y: number): number[] {
  const at = (y * 100 + x) * 4;
  return [...draw(drawing).subarray(at, at + 4)];
}

const shape = '<rect width="10" height="10"/>';

describe("interpretSvg", () => {
  it.each([
    ["text", "<text>a</text>"],
    ["image", '<image href="data:image/png;base64,AAAA"/>'],
    ["foreignObject", "<foreignObject/>"],
    ["style", "<style>rect{fill:red}</style>"],
    ["filter", `<g filter="url(#f)">${shape}</g>`],
    ["mask", `<g mask="url(#m)">${shape}</g>`],
    ["pattern", '<pattern id="p"/><rect width="10" height="10" fill="url(#p)"/>'],
    ["markers", '<path d="M0 0H9" marker-end="url(#m)"/>'],
    ["mix-blend-mode", '<rect width="10" height="10" style="mix-blend-mode:multiply"/>'],
    ["vector-effect", '<path d="M0 0H9" stroke="red" vector-effect="non-scaling-stroke"/>'],
    ["systemLanguage", `<switch><g systemLanguage="de">${shape}</g></switch>`],
    ["unit", '<rect width="2em" height="10"/>'],
    ["unit", '<rect width="calc(1px + 2%)" height="10"/>'],
    ["colour", '<rect width="10" height="10" fill="color(display-p3 1 0 0)"/>'],
    ["colour", '<rect width="10" height="10" fill="context-fill"/>'],
    [
      "repeats",
      '<linearGradient id="g" spreadMethod="reflect"><stop/><stop/></linearGradient><rect width="9" height="9" fill="url(#g)"/>',
    ],
    [
      "focus",
      '<radialGradient id="g" fx="2"><stop/><stop/></radialGradient><rect width="9" height="9" fill="url(#g)"/>',
    ],
    ["elliptic", '<radialGradient id="g"><stop/><stop/></radialGradient><rect width="9" height="5" stroke="url(#g)"/>'],
    [
      "overlap",
      '<clipPath id="c"><path d="M0 0h9v9z"/><path d="M0 0v9h9z"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>',
    ],
    ["clip-path is not", '<rect width="9" height="9" clip-path="circle(4px)"/>'],
    ["pathLength", '<path d="M0 0H9" pathLength="4" stroke="red" stroke-dasharray="1"/>'],
    ["outside", '<use href="other.svg#a"/>'],
    ["faulty", '<path d="M0 0 L"/>'],
    ["negative", '<circle r="-1"/>'],
    ["transform", '<g transform="rotate(1,2)"/>'],
    ["transform", '<g transform="constructor()"/>'],
    ["too large", '<rect width="1e30" height="10"/>'],
  ])("gives %s back to the rasterizer: %s", (reason, body) => {
    const result = interpretSvg(svg(body));
    expect(result.drawing).toBeNull();
    expect(result.reason).toContain(reason);
  });

  it.each([
    ["well-formed", "<svg><g></svg>"],
    ["well-formed", ""],
    ["well-formed", "GIF89a"],
    ["well-formed", '<svg xmlns="http://www.w3.org/2000/svg">&lol;</svg>'],
    ["DOCTYPE", '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["root", "<html/>"],
    ["size", svg("", "")],
    ["viewBox", svg("", 'viewBox="0 0 10"')],
    ["whole picture", svg("", 'viewBox="0 0 9 9" transform="scale(2)"')],
  ])("refuses what is no drawing (%s): %s", (reason, text) => {
    expect(interpretSvg(text)).toEqual({ drawing: null, reason: expect.stringContaining(reason) });
  });

  it.each([
    ["levels", svg("<g>".repeat(200) + "</g>".repeat(200))],
    ["elements", svg("<g/>".repeat(30_000))],
    [
      "visits",
      svg(Array.from({ length: 12 }, (_, k) => `<g id="a${k}">${`<use href="#a${k + 1}"/>`.repeat(10)}</g>`).join("")),
    ],
    ["chain", svg('<g id="a"><use href="#a"/></g>')],
    ["chain", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
    [
      "visits",
      svg(
        `<defs><clipPath id="c">${shape.repeat(400)}</clipPath></defs>${'<rect width="9" height="9" clip-path="url(#c)"/>'.repeat(400)}`,
      ),
    ],
    [
      "without end",
      svg(
        '<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>',
      ),
    ],
    [
      "without end",
      svg(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>',
      ),
    ],
    ["dashes", svg('<path d="M0 0H1e6" stroke="red" stroke-dasharray=".001"/>')],
    ["layers", svg(`<g opacity=".5">${shape}${shape}</g>`.repeat(600))],
    ["steps", svg(`<defs><path id="p" d="M0 0${"h1v1".repeat(20_000)}"/></defs>${'<use href="#p"/>'.repeat(50)}`)],
    ["characters", svg(`<path d="M0 0${"h1v1".repeat(2_100_000)}"/>`)],
  ])("refuses to draw without end (%s)", (reason, text) => {
    expect(interpretSvg(text)).toEqual({ drawing: null, reason: expect.stringContaining(reason) });
  });

  it("leaves out what draws nothing", () => {
    const nothing =
      '<defs><text>a</text></defs><g display="none"><image href="x"/></g><rect width="0" height="9"/><path d=""/><use href="#gone"/><title>a</title><rect width="9" height="9" fill="none"/><g transform="scale(0)"><circle r="9"/></g>';
    expect(drawingOf(nothing)).toEqual({ width: 100, height: 100, nodes: [], bounds: undefined });
  });

  it("knows physical units", () => {
    const drawing = drawingOf('<rect x="1in" width="2.54cm" height="96px" fill="red"/>', 'width="3in" height="72pt"');
    expect([drawing.width, drawing.height]).toEqual([288, 96]);
    expect(drawing.bounds).toEqual({ left: 96, top: 0, right: 192, bottom: 96 });
  });

  it("paints gradients without extent in their last colour, as SVG 2 says", () => {
    const stops = '<stop stop-color="red"/><stop offset="1" stop-color="#00f"/>';
    const flat = `<linearGradient id="a" x2="0">${stops}</linearGradient><radialGradient id="b" r="0">${stops}</radialGradient>`;
    const drawing = drawingOf(
      `${flat}<rect width="50" height="99" fill="url(#a)"/><rect x="50" width="50" height="99" fill="url(#b)"/>`,
    );
    expect(colorAt(drawing, 20, 50)).toEqual([0, 0, 255, 255]);
    expect(colorAt(drawing, 80, 50)).toEqual([0, 0, 255, 255]);
  });

  it("moves by a transform origin", () => {
    const drawing = drawingOf(
      '<rect width="50" height="50" transform="scale(2)" transform-origin="50px 50px" fill="red"/>',
    );
    expect(drawing.bounds).toEqual({ left: -50, top: -50, right: 50, bottom: 50 });
  });

  it("needs a layer only where opacity acts on several paints", () => {
    const kinds = (body: string) => drawingOf(body).nodes.map((node) => node.type);
    expect(kinds(`<g opacity=".5"><g>${shape}</g></g>`)).toEqual(["shape"]);
    expect(kinds(`<g opacity=".5">${shape}${shape}</g>`)).toEqual(["group"]);
    expect(kinds('<rect width="9" height="9" stroke="red" opacity=".5"/>')).toEqual(["group"]);
  });

  it("draws every feature and all generated artwork as vectors", () => {
    for (const text of [
      ...Object.values(sampleSvgs),
      ...Array.from({ length: 40 }, (_, seed) => createSampleSvg(seed)),
    ])
      expect(interpretSvg(text).reason).toBeUndefined();
  });

  const names = fc.constantFrom(
    ..."svg g rect circle ellipse line path polygon use symbol clipPath linearGradient radialGradient stop switch text filter defs a".split(
      " ",
    ),
  );
  const values = fc.oneof(
    fc.constantFrom(
      "url(#a)",
      "#a",
      "#b",
      "none",
      "red",
      "currentColor",
      "inherit",
      "50%",
      "1e9",
      "-1",
      "NaN",
      "M0 0L9 9A1e-300 1 0 0 1 5 5z",
      "0 0 10 10",
      "scale(0)",
      "rotate(1e99)",
      "1 2 3",
      "objectBoundingBox",
      "userSpaceOnUse",
      ".5",
    ),
    fc.string({ maxLength: 12, unit: "grapheme-ascii" }),
    fc.double().map(String),
  );
  const attributes = fc.dictionary(
    fc.constantFrom(
      ..."id href x y width height r cx cy rx ry d points fill stroke stroke-width stroke-dasharray opacity clip-path transform viewBox preserveAspectRatio gradientUnits gradientTransform offset stop-color fx style clipPathUnits fill-rule display".split(
        " ",
      ),
    ),
    values,
    { maxKeys: 6 },
  );
  const write = (name: string, set: Record<string, string>, children: readonly string[]) => {
    const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };
    const quoted = Object.entries(set).map(
      ([key, value]) => ` ${key}="${value.replaceAll(/[&<"]/g, (letter) => escapes[letter] ?? "")}"`,
    );
    return `<${name}${quoted.join("")}>${children.join("")}</${name}>`;
  };
  const leaf = fc.tuple(names, attributes).map(([name, set]) => write(name, set, []));
  const branchOf = (child: fc.Arbitrary<string>) =>
    fc
      .tuple(names, attributes, fc.array(child, { maxLength: 4 }))
      .map(([name, set, children]) => write(name, set, children));
  const tree = branchOf(branchOf(branchOf(leaf)));

  it("draws any tree of elements or says why not, and leaves the context as it was", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (parts) => {
        const { drawing, reason } = interpretSvg(svg(parts.join("")));
        if (!drawing) expect(reason).toMatch(/\w/);
        else expect(draw(drawing).length).toBe(40_000);
      }),
      { numRuns: 500 },
    );
  });

  it("throws nothing for any text, nor for a damaged file", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof interpretSvg(text) === "object"));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.string({ maxLength: 3 }), (seed, place, wrong) => {
        const text = createSampleSvg(seed);
        const at = place % text.length;
        const { drawing, reason } = interpretSvg(text.slice(0, at) + wrong + text.slice(at + 1));
        expect(drawing === null).toBe(reason !== undefined);
      }),
      { numRuns: 500 },
    );
  });
});
