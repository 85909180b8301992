import { deflateSync } from "node:zlib";
import { PDFDict, type PDFDocument, PDFName, type PDFPage, type PDFRef } from "@cantoo/pdf-lib";
import type { WhitePlate } from "./draw-white-ink";
import { type PageGeometry, pointsPerMm } from "./pdf-geometry";
import type { WhiteInk } from "./tasks";

/**
 * The ink as a Separation colour space (ISO 32000-2, 8.6.6.4). On the artwork's page it stands in for paper white, on a
 * page of its own for black, so that people see the plate.
 */
function separation(document: PDFDocument, ink: WhiteInk): PDFRef {
  const { context } = document;
  const shown = ink.mode === "page" ? [0, 0, 0] : [1, 1, 1];
  const tint = context.register(context.obj({ FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: shown, N: 1 }));
  const parts = [PDFName.of("Separation"), PDFName.of(ink.name), PDFName.of("DeviceRGB"), tint];
  return context.register(context.obj(parts));
}

/**
 * Overprint keeps the artwork on its plates. Viewers that do not simulate it would paint the stand-in over the artwork:
 * multiplied with white nothing changes there, and on the plates the ink is the same.
 */
function overprint(document: PDFDocument): PDFRef {
  const { context } = document;
  return context.register(context.obj({ Type: "ExtGState", OP: true, op: true, OPM: 1, BM: "Multiply" }));
}

function addResource(page: PDFPage, category: string, name: string, value: PDFRef): void {
  const { context } = page.doc;
  const resources = page.node.Resources() ?? context.obj({});
  const existing = resources.lookup(PDFName.of(category));
  const entries = existing instanceof PDFDict ? existing : context.obj({});
  entries.set(PDFName.of(name), value);
  resources.set(PDFName.of(category), entries);
  page.node.set(PDFName.of("Resources"), resources);
}

/** What a document's white pages and images share. */
export interface WhiteInkColors {
  readonly space: PDFRef;
  readonly state: PDFRef;
}

export function createWhiteInkColors(document: PDFDocument, ink: WhiteInk): WhiteInkColors {
  return { space: separation(document, ink), state: overprint(document) };
}

/** Puts a plate's image among a page's resources; returns the operators that paint it over the printed area. */
export function embedWhitePlate(
  page: PDFPage,
  plate: WhitePlate,
  geometry: PageGeometry,
  colors: WhiteInkColors,
): string {
  const { context } = page.doc;
  const image = context.stream(deflateSync(plate.coverage, { level: 6 }), {
    Type: "XObject",
    Subtype: "Image",
    Width: plate.width,
    Height: plate.height,
    ColorSpace: colors.space,
    BitsPerComponent: 8,
    Filter: "FlateDecode",
  });
  addResource(page, "XObject", "WhitePlate", context.register(image));
  addResource(page, "ExtGState", "WhiteState", colors.state);
  const length = (mm: number) => (mm * pointsPerMm).toFixed(4);
  const width = length(geometry.trim.widthMm + 2 * plate.marginMm);
  const height = length(geometry.trim.heightMm + 2 * plate.marginMm);
  const corner = length(geometry.originMm - plate.marginMm);
  return `q /WhiteState gs ${width} 0 0 ${height} ${corner} ${corner} cm /WhitePlate Do Q`;
}
