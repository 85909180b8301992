import { PDFDocument } from "@cantoo/pdf-lib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { AppError } from "@/lib/kernel/errors";
import { imagePixelLimit } from "./decode-image";
import type { RasterizeResult, RasterizeTask } from "./tasks";

const mmPerPoint = 25.4 / 72;
/** A page beyond this cannot be drawn in memory at any useful resolution; the longest page of PDF 1.7 is 14,400 points. */
const maxPagePoints = 14_400;

/** Opened with its first use: it takes memory that few workers need. */
let library: Promise<PDFiumLibrary> | undefined;

function unreadable(detail: string, cause?: unknown): AppError {
  return new AppError("validation_failed", detail, { cause });
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the trimmed product lies on the shown page, in mm from its top left; the whole page where the file does not say. */
async function readTrim(pdf: Uint8Array, index: number, shown: { width: number; height: number }): Promise<Box> {
  const whole = { x: 0, y: 0, width: shown.width * mmPerPoint, height: shown.height * mmPerPoint };
  try {
    const document = await PDFDocument.load(pdf, { ignoreEncryption: true, updateMetadata: false });
    const page = document.getPage(index);
    if (page.getRotation().angle % 360 !== 0) return whole;
    const [crop, trim] = [page.getCropBox(), page.getTrimBox()];
    const isInside =
      trim.width > 0 &&
      trim.height > 0 &&
      trim.x >= crop.x - 1 &&
      trim.y >= crop.y - 1 &&
      trim.x + trim.width <= crop.x + crop.width + 1 &&
      trim.y + trim.height <= crop.y + crop.height + 1;
    if (!isInside) return whole;
    return {
      x: (trim.x - crop.x) * mmPerPoint,
      y: (crop.y + crop.height - trim.y - trim.height) * mmPerPoint,
      width: trim.width * mmPerPoint,
      height: trim.height * mmPerPoint,
    };
  } catch {
    // PDFium repairs files that the other reader gives up on.
    return whole;
  }
}

/** Whole pixels of the page, so that neither side has less than the wanted resolution where memory allows it. */
function pixelsOf(width: number, height: number, dpi: number): { width: number; height: number } {
  const scale = dpi / 72;
  const wanted = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  if (wanted.width * wanted.height <= imagePixelLimit) return wanted;
  const fitting = Math.sqrt(imagePixelLimit / (width * height));
  return { width: Math.max(1, Math.floor(width * fitting)), height: Math.max(1, Math.floor(height * fitting)) };
}

/** Draws a page of a PDF on a transparent ground. Throws `validation_failed` for files that cannot be drawn. */
export async function runRasterize({ pdf, dpi, page: index = 0 }: RasterizeTask): Promise<RasterizeResult> {
  library ??= PDFiumLibrary.init();
  const pdfium = await library;
  const document = await pdfium.loadDocument(pdf).catch((error: unknown) => {
    const isLocked = error instanceof Error && /password|security/i.test(error.message);
    throw unreadable(isLocked ? "The PDF is protected by a password." : "The PDF is damaged.", error);
  });
  try {
    const pages = document.getPageCount();
    if (pages === 0) throw unreadable("The PDF has no page.");
    if (index >= pages) throw unreadable(`The PDF has no page ${index + 1}; it has ${pages}.`);
    const page = document.getPage(index);
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    if (!(width > 0 && height > 0) || Math.max(width, height) > maxPagePoints) {
      throw unreadable("The page of the PDF has a size that cannot be drawn.");
    }
    const drawn = await page.render({
      ...pixelsOf(width, height, dpi),
      scale: 1,
      transparent: true,
      renderFormFields: true,
    });
    const drawnDpi = Math.min(drawn.width / width, drawn.height / height) * 72;
    const png = await sharp(drawn.data, {
      raw: { width: drawn.width, height: drawn.height, channels: 4 },
      limitInputPixels: imagePixelLimit,
    })
      .withMetadata({ density: drawnDpi })
      .png({ compressionLevel: 6 })
      .toBuffer();
    return {
      bytes: new Uint8Array(png),
      mimeType: "image/png",
      widthPx: drawn.width,
      heightPx: drawn.height,
      dpi: drawnDpi,
      pages,
      page: { width: width * mmPerPoint, height: height * mmPerPoint },
      trim: await readTrim(pdf, index, { width, height }),
    };
  } finally {
    document.destroy();
  }
}
