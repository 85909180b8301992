import { PDFDocument, rgb } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { closeRenderPool } from "./pool";
import { rasterizePdf } from "./rasterize-pdf";

afterAll(closeRenderPool);

const points = 72 / 25.4;

/** A page of 96 × 66 mm: trim of 90 × 60 in its middle, the upper left quarter of the trim red, the lower right blue. */
async function makeCard(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const page = document.addPage([96 * points, 66 * points]);
  page.setTrimBox(3 * points, 3 * points, 90 * points, 60 * points);
  const box = { width: 45 * points, height: 30 * points };
  page.drawRectangle({ x: 3 * points, y: 33 * points, ...box, color: rgb(1, 0, 0) });
  page.drawRectangle({ x: 48 * points, y: 3 * points, ...box, color: rgb(0, 0, 1) });
  return document;
}

test("the first page comes in at least the wanted resolution, with its trim, colours and transparency", async () => {
  const document = await makeCard();
  document.addPage([100, 100]);
  const result = await rasterizePdf({ pdf: await document.save(), dpi: 300 });
  expect(result).toMatchObject({ pages: 2, mimeType: "image/png" });
  expect(result.page.width).toBeCloseTo(96, 3);
  expect(result.trim.x).toBeCloseTo(3, 3);
  expect(result.trim.y).toBeCloseTo(3, 3);
  expect(result.trim.width).toBeCloseTo(90, 3);
  expect(result.widthPx).toBeGreaterThanOrEqual((96 / 25.4) * 300);
  expect(result.heightPx).toBeGreaterThanOrEqual((66 / 25.4) * 300);
  expect(result.widthPx).toBeLessThan((96 / 25.4) * 300 + 3);
  const { data, info } = await sharp(result.bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (xMm: number, yMm: number) => {
    const offset = (Math.round((yMm / 66) * info.height) * info.width + Math.round((xMm / 96) * info.width)) * 4;
    return [...data.subarray(offset, offset + 4)];
  };
  expect(at(20, 15)).toEqual([255, 0, 0, 255]);
  expect(at(75, 50)).toEqual([0, 0, 255, 255]);
  expect(at(75, 15)[3]).toBe(0);
});

test("a page too large for the resolution gets the highest that fits", async () => {
  const document = await PDFDocument.create();
  document.addPage([3000 * points, 10 * points]);
  const result = await rasterizePdf({ pdf: await document.save(), dpi: 30_000 });
  expect(result.widthPx * result.heightPx).toBeLessThanOrEqual(120_000_000);
  expect(result.dpi).toBeGreaterThan(1000);
});

test.each([
  ["no PDF", async () => Buffer.from("%PDF-1.7 nothing in here %%EOF"), /damaged/],
  [
    "a locked PDF",
    async () => {
      const document = await makeCard();
      document.encrypt({ userPassword: "secret", ownerPassword: "owner" });
      return Buffer.from(await document.save());
    },
    /password/,
  ],
])("%s is refused", async (_, make, detail) => {
  await expect(rasterizePdf({ pdf: await make(), dpi: 300 })).rejects.toMatchObject({
    code: "validation_failed",
    message: expect.stringMatching(detail),
  });
});
