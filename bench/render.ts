import { createCanvas, PDFDocument, setTextRenderer } from "@napi-rs/canvas";
import { decodeImages } from "@/lib/kernel/rendering/decode-image";
import { finishPdf } from "@/lib/kernel/rendering/finish-pdf";
import { registerFonts } from "@/lib/kernel/rendering/font-files";
import { pageGeometry, pageView } from "@/lib/kernel/rendering/pdf-geometry";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { layoutElements } from "@/lib/kernel/rendering/prepare-elements";
import { createRasterLayers } from "@/lib/kernel/rendering/raster-layers";
import { renderPdf } from "@/lib/kernel/rendering/render-pdf";
import { renderPreview } from "@/lib/kernel/rendering/render-preview";
import { beginVectorPage, createVectorLayer } from "@/lib/kernel/rendering/run-pdf";
import { assetsOf, encode, previewSize } from "@/lib/kernel/rendering/run-preview";
import type { PdfOptions } from "@/lib/kernel/rendering/tasks";
import { type ChromiumCanvas, startChromiumCanvas } from "./chromium-canvas";
import { rasterizePdf, readPixels, shareOfPixelsOff } from "./compare-pixels";
import { recordScene } from "./record-canvas";
import { createSampleScene, type SampleScene } from "./render-scenes";

export interface BenchFigure {
  name: string;
  value: number;
  unit: string;
  baseline: number | null;
  baselineName: string | null;
  ratio: number | null;
}

const sidePx = 1_200;
const background = "#ffffff";
const pdfOptions: PdfOptions = {
  bleed: false,
  cropMarks: false,
  pdfa: "2b",
  trace: { revisionId: "bench", exportProfileId: "bench", contentHash: "bench" },
  title: "Bench",
  createdAt: "2025-01-01T00:00:00Z",
};

/**
 * Runs the candidates in turn and gives each one's best time in ms: whatever else the machine does only ever adds to a
 * time. Two rounds warm up.
 */
async function bestTimes<Name extends string>(
  candidates: Record<Name, () => Promise<unknown>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(candidates) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<Name, number>;
  for (let round = -2; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await candidates[name]();
      if (round >= 0) best[name] = Math.min(best[name], performance.now() - start);
    }
  }
  return best;
}

async function prepare(seed: number): Promise<SampleScene> {
  const sample = await createSampleScene(seed);
  return { ...sample, scene: { ...sample.scene, elements: await layoutElements(sample.scene.elements) } };
}

/** The same Skia calls without renderer, queue or thread. */
async function createBareRenderers(sample: SampleScene) {
  const { scene } = sample;
  const { familyOf } = registerFonts([]);
  const decode = () => decodeImages(assetsOf(scene), sample.images);
  const sizes = await decode();
  const { width, height } = previewSize(scene.space, sidePx);
  const view = [width / scene.space.widthMm, 0, 0, height / scene.space.heightMm, 0, 0] as const;
  const raster = recordScene(scene, { view, width, height, background, familyOf }, sizes);
  const geometry = pageGeometry(scene.space, pdfOptions);
  const sheet = pageView(geometry, false);
  const vector = recordScene(scene, { ...sheet, familyOf, isVector: true }, sizes);
  return {
    preview: async () => {
      const images = await decode();
      const canvas = createCanvas(width, height);
      raster.replay(canvas.getContext("2d"), images, createRasterLayers());
      return encode(canvas.data(), width, height, "png", true);
    },
    pdf: async () => {
      const images = await decode();
      const document = new PDFDocument({ encodingQuality: 101, rasterDPI: 300 });
      vector.replay(beginVectorPage(document, sheet.width, sheet.height), images, createVectorLayer);
      document.endPage();
      return finishPdf(document.close(), [geometry], pdfOptions, images.values());
    },
  };
}

async function chromiumCandidates(chromium: ChromiumCanvas, sample: SampleScene) {
  const { width, height } = previewSize(sample.scene.space, sidePx);
  const page = await chromium.openPage(sample);
  const draw = (target: typeof page) =>
    target.evaluate(({ scene, w, h }) => window.drawOnCanvas(scene, w, h), {
      scene: sample.scene,
      w: width,
      h: height,
    });
  return {
    warm: async () => {
      await draw(page);
      await page.locator("canvas").screenshot({ type: "png" });
    },
    cold: async () => {
      const fresh = await chromium.openPage(sample);
      await draw(fresh);
      await fresh.locator("canvas").screenshot({ type: "png" });
      await fresh.close();
    },
    pdf: async () => {
      await draw(page);
      await page.pdf({
        width: `${sample.scene.space.widthMm}mm`,
        height: `${sample.scene.space.heightMm}mm`,
        printBackground: true,
      });
    },
  };
}

function compared(name: string, value: number, unit: string, baseline: number, baselineName: string): BenchFigure {
  const rounded = (figure: number) => Number(figure.toPrecision(4));
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    baselineName,
    ratio: rounded(value / baseline),
  };
}

async function* benchSpeed(chromium: ChromiumCanvas): AsyncGenerator<BenchFigure> {
  const sample = await prepare(2);
  const { scene, images } = sample;
  const bare = await createBareRenderers(sample);
  const browser = await chromiumCandidates(chromium, sample);
  const preview = await bestTimes(
    {
      ours: () => renderPreview({ scene, images, longestSidePx: sidePx, format: "png", background }),
      bare: bare.preview,
    },
    40,
  );
  yield compared("render.preview", preview.ours, "ms", preview.bare, "bare Skia draw + sharp encode");
  const pdf = await bestTimes(
    { ours: () => renderPdf({ pages: [{ scene }], images, options: pdfOptions }), bare: bare.pdf },
    20,
  );
  yield compared("render.pdf", pdf.ours, "ms", pdf.bare, "bare Skia PDF + post-processing");
  const chromiumTimes = await bestTimes(browser, 7);
  yield compared(
    "render.preview.chromium-warm",
    preview.ours,
    "ms",
    chromiumTimes.warm,
    "warm Chromium page, screenshot",
  );
  yield compared(
    "render.preview.chromium-cold",
    preview.ours,
    "ms",
    chromiumTimes.cold,
    "cold Chromium page, screenshot",
  );
  yield compared("render.pdf.chromium", pdf.ours, "ms", chromiumTimes.pdf, "warm Chromium page, PDF of the canvas");
  const texts = Array.from({ length: 500 }, (_, index) => scene.elements[index % scene.elements.length]).flatMap(
    (element) => (element ? [element] : []),
  );
  const layout = await bestTimes({ ours: () => layoutElements(texts) }, 10);
  yield {
    name: "render.layout.500-elements",
    value: Number(layout.ours.toPrecision(4)),
    unit: "ms",
    baseline: null,
    baselineName: null,
    ratio: null,
  };
}

async function* benchDifference(chromium: ChromiumCanvas): AsyncGenerator<BenchFigure> {
  const worst = { canvas: 0, pdf: 0 };
  const sum = { canvas: 0, pdf: 0 };
  const scenes = 30;
  for (let seed = 1; seed <= scenes; seed += 1) {
    const sample = await prepare(seed);
    const { scene, images } = sample;
    const preview = await renderPreview({ scene, images, longestSidePx: sidePx, format: "png", background });
    const size = { width: preview.widthPx, height: preview.heightPx };
    const pixels = await readPixels(preview.bytes);
    const pdf = await renderPdf({ pages: [{ scene }], images, options: pdfOptions });
    const off = {
      canvas: 100 * shareOfPixelsOff(pixels, await readPixels(await chromium.draw(sample, size))),
      pdf: 100 * shareOfPixelsOff(pixels, await rasterizePdf(pdf.bytes, size)),
    };
    for (const kind of ["canvas", "pdf"] as const) {
      worst[kind] = Math.max(worst[kind], off[kind]);
      sum[kind] += off[kind];
    }
  }
  const target = (name: string, value: number) => compared(name, value, "% of pixels off by > 32/255", 0.5, "allowed");
  yield target("render.difference.canvas-png.mean", sum.canvas / scenes);
  yield target("render.difference.canvas-png.worst", worst.canvas);
  yield target("render.difference.png-pdf.mean", sum.pdf / scenes);
  yield target("render.difference.png-pdf.worst", worst.pdf);
}

/** Speed of previews and print files, and how far editor, preview and print differ over 30 generated scenes. */
export async function* benchRender(): AsyncGenerator<BenchFigure> {
  setTextRenderer("system");
  const chromium = await startChromiumCanvas();
  try {
    yield* benchSpeed(chromium);
    yield* benchDifference(chromium);
  } finally {
    await chromium.close();
    await closeRenderPool();
  }
}

if (process.argv[1]?.endsWith("bench/render.ts")) {
  for await (const figure of benchRender()) console.log(JSON.stringify(figure));
}
