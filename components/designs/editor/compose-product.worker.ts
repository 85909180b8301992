import { type Bitmap, composeMockup, type MockupDefinition, type MockupLayers } from "@/lib/render/mockup";

/** One picture to make; `artwork` holds RGBA pixels. */
export interface ComposeRequest {
  id: number;
  definition: MockupDefinition;
  artwork: Bitmap;
  neighbours: Readonly<Record<string, Bitmap>>;
  productColor: string;
  outputSize: number;
}

export type ComposeAnswer = { id: number; bitmap: Bitmap } | { id: number; failure: string };

const layers = new Map<string, Promise<Bitmap>>();

async function readLayer(url: string): Promise<Bitmap> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  const options = { colorSpaceConversion: "none", premultiplyAlpha: "none" } as const;
  const image = await createImageBitmap(await response.blob(), options);
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  if (context === null) throw new Error("The browser gives no drawing surface.");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

function layer(url: string): Promise<Bitmap> {
  const known = layers.get(url);
  if (known !== undefined) return known;
  const made = readLayer(url);
  layers.set(url, made);
  made.catch(() => layers.delete(url));
  return made;
}

async function readLayers(files: MockupDefinition["layerFiles"]): Promise<MockupLayers> {
  const [scene, shade, highlight, mask, shift] = await Promise.all([
    layer(files.scene),
    layer(files.shade),
    layer(files.highlight),
    layer(files.mask),
    files.shift === undefined ? undefined : layer(files.shift),
  ]);
  return { scene, shade, highlight, mask, ...(shift ? { shift } : {}) };
}

self.addEventListener("message", (event: MessageEvent<ComposeRequest>) => {
  const { id, definition, artwork, neighbours, productColor, outputSize } = event.data;
  readLayers(definition.layerFiles).then(
    (read) => {
      const bitmap = composeMockup({ definition, layers: read, artwork, neighbours, productColor, outputSize });
      const answer: ComposeAnswer = { id, bitmap };
      self.postMessage(answer, { transfer: [bitmap.data.buffer] });
    },
    (cause: unknown) => {
      const answer: ComposeAnswer = { id, failure: cause instanceof Error ? cause.message : String(cause) };
      self.postMessage(answer);
    },
  );
});
