import type { FlowGenerationSettings, SceneProduct } from "@/lib/kernel/ai/scene-settings-schemas";
import { checkModel } from "./check-model";
import { renderBrowser } from "./render-browser";
import type { RenderAnswer } from "./render-request";

/** Pictures that one render is the mean of. */
const usualSamples = 24;

export interface ModelTask {
  /** Binary glTF. */
  readonly glb: Uint8Array;
  readonly settings: FlowGenerationSettings;
  readonly about: SceneProduct;
  readonly seed: number;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  readonly samples?: number;
}

export interface ModelRender {
  readonly bytes: Buffer;
  readonly mimeType: "image/png";
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the product is, pixels. */
  readonly box: RenderAnswer["box"];
  readonly triangles: number;
  /** Milliseconds of each part of the work. */
  readonly times: RenderAnswer["times"];
}

/**
 * Renders a product's model in the scene that the settings ask for. The same task gives the same picture on the same browser.
 * @throws what `checkModel` and `RenderBrowser.run` throw
 */
export async function renderModel(task: ModelTask): Promise<ModelRender> {
  const { glb, settings, about, seed, width, height, samples = usualSamples } = task;
  await checkModel(glb);
  const request = { settings, about, seed, width, height, samples };
  const { png, ...rest } = await renderBrowser().run(request, Buffer.from(glb));
  return { bytes: Buffer.from(png, "base64"), mimeType: "image/png", widthPx: width, heightPx: height, ...rest };
}
