import { createHash } from "node:crypto";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import type { DecodedImage } from "./decode-image";
import type { WhitePlate } from "./draw-white-ink";
import { type PageGeometry, pointsPerMm } from "./pdf-geometry";
import { buildMarks } from "./pdf-marks";
import { buildXmp, producer, traceEntries } from "./pdf-metadata";
import { createWhiteInkColors, embedWhitePlate } from "./pdf-white-ink";
import { restoreJpegs } from "./restore-jpegs";
import { buildSrgbProfile } from "./srgb-profile";
import type { PdfOptions } from "./tasks";

/**
 * Turns Skia's plain pages into a print file: MediaBox, BleedBox and TrimBox, marks in the registration colour, white ink,
 * sRGB output intent, XMP and information dictionary, file identifier. The result depends on the input alone.
 */
export async function finishPdf(
  drawn: Uint8Array,
  geometries: readonly PageGeometry[],
  options: PdfOptions,
  images: Iterable<DecodedImage>,
  plates: readonly WhitePlate[] = [],
): Promise<Uint8Array> {
  const document = await PDFDocument.load(drawn, { updateMetadata: false });
  const isTransparent = usesTransparency(document) || options.whiteInk?.mode === "spot";
  const white = options.whiteInk && createWhiteInkColors(document, options.whiteInk);
  for (const [index, page] of document.getPages().entries()) {
    const geometry = geometries[index];
    if (!geometry) continue;
    setBoxes(page, geometry);
    if (isTransparent) setGroup(page);
    const plate = plates[index];
    const isSpot = options.whiteInk?.mode === "spot";
    const onPage = white && plate && isSpot ? embedWhitePlate(page, plate, geometry, white) : "";
    appendMarks(document, page, geometry, options, onPage);
    if (!white || !plate || isSpot) continue;
    const whitePage = document.insertPage(2 * index + 1);
    setBoxes(whitePage, geometry);
    appendMarks(document, whitePage, geometry, options, embedWhitePlate(whitePage, plate, geometry, white));
  }
  await restoreJpegs(document, images);
  addOutputIntent(document);
  addMetadata(document, options);
  const digest = createHash("sha256").update(drawn).update(JSON.stringify(options)).digest("hex").slice(0, 32);
  const { context } = document;
  context.trailerInfo.ID = context.obj([PDFHexString.of(digest), PDFHexString.of(digest)]);
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

function setBoxes(page: PDFPage, geometry: PageGeometry): void {
  const box = (insetMm: number) => {
    const inset = insetMm * pointsPerMm;
    return [
      inset,
      inset,
      geometry.widthMm * pointsPerMm - 2 * inset,
      geometry.heightMm * pointsPerMm - 2 * inset,
    ] as const;
  };
  page.setMediaBox(...box(0));
  page.setCropBox(...box(0));
  page.setBleedBox(...box(geometry.originMm - geometry.bleedMm));
  page.setTrimBox(...box(geometry.originMm));
}

function usesTransparency(document: PDFDocument): boolean {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    const opacities = [dict.get(PDFName.of("ca")), dict.get(PDFName.of("CA"))];
    if (opacities.some((opacity) => opacity instanceof PDFNumber && opacity.asNumber() < 1)) return true;
    const blend = dict.get(PDFName.of("BM"));
    if (dict.has(PDFName.of("SMask")) || (blend instanceof PDFName && blend !== PDFName.of("Normal"))) return true;
  }
  return false;
}

/** Blending happens among the elements, in RGB: a printer that blended in its own inks would give other colours. */
function setGroup(page: PDFPage): void {
  const group = page.doc.context.obj({ Type: "Group", S: "Transparency", CS: "DeviceRGB", I: true });
  page.node.set(PDFName.of("Group"), group);
}

/** Adds the marks, and whatever else is given, after what a page shows. */
function appendMarks(
  document: PDFDocument,
  page: PDFPage,
  geometry: PageGeometry,
  options: PdfOptions,
  others: string,
): void {
  const hasMarks = options.cropMarks || options.registrationMarks === true;
  if (hasMarks) addRegistrationColor(document, page);
  const marks = hasMarks ? buildMarks(geometry, options) : "";
  if (marks === "" && others === "") return;
  const { context } = document;
  const stream = (text: string) => context.register(context.flateStream(text));
  const own = page.node.get(PDFName.of("Contents"));
  const contents = PDFArray.withContext(context);
  contents.push(stream("q\n"));
  if (own instanceof PDFArray) for (const part of own.asArray()) contents.push(part);
  else if (own) contents.push(own);
  contents.push(stream(`\nQ\n${[others, marks].filter((part) => part !== "").join("\n")}\n`));
  page.node.set(PDFName.of("Contents"), contents);
}

function addRegistrationColor(document: PDFDocument, page: PDFPage): void {
  const { context } = document;
  // Separation “All” prints on every plate; its stand-in on screens is black in the output intent's colour space.
  const tint = context.register(context.obj({ FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: [0, 0, 0], N: 1 }));
  const space = context.obj([PDFName.of("Separation"), PDFName.of("All"), PDFName.of("DeviceRGB"), tint]);
  const resources = page.node.Resources() ?? context.obj({});
  const existing = resources.lookup(PDFName.of("ColorSpace"));
  const spaces = existing instanceof PDFDict ? existing : context.obj({});
  spaces.set(PDFName.of("Registration"), context.register(space));
  resources.set(PDFName.of("ColorSpace"), spaces);
  page.node.set(PDFName.of("Resources"), resources);
}

function addOutputIntent(document: PDFDocument): void {
  const { context } = document;
  const profile = context.register(context.flateStream(buildSrgbProfile(), { N: 3, Alternate: "DeviceRGB" }));
  const identifier = PDFString.of("sRGB IEC61966-2.1");
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: identifier,
    Info: identifier,
    RegistryName: PDFString.of("http://www.color.org"),
    DestOutputProfile: profile,
  });
  document.catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
}

function addMetadata(document: PDFDocument, options: PdfOptions): void {
  const { context } = document;
  const xmp = context.stream(new TextEncoder().encode(buildXmp(options)), { Type: "Metadata", Subtype: "XML" });
  document.catalog.set(PDFName.of("Metadata"), context.register(xmp));
  document.catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  const date = PDFString.fromDate(new Date(Math.floor(Date.parse(options.createdAt) / 1_000) * 1_000));
  const info = context.obj({
    Title: PDFHexString.fromText(options.title),
    Creator: PDFString.of(producer),
    Producer: PDFString.of(producer),
    CreationDate: date,
    ModDate: date,
  });
  for (const { name, value } of traceEntries(options.trace))
    info.set(PDFName.of(`Atelier${name}`), PDFHexString.fromText(value));
  context.trailerInfo.Info = context.register(info);
}
