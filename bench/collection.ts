import { type CollectionJson, productAnalysisResultSchema } from "@/lib/collections/collection-schemas";
import { resolveSettings, sizeOf } from "@/lib/collections/generation-settings";
import type { ProductJson } from "@/lib/collections/product-schemas";
import { closeRenderPool, mediaPool } from "@/lib/kernel/rendering/pool";
import { drawProductPhoto } from "@/scripts/testing/product-photos";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import { uploadForm } from "@/scripts/testing/upload-form";
import type { Figure } from "./run";
import { type StudioApi, signUpApi } from "./studio-api";

const products = 200;
const kinds = ["mug", "chair", "lamp", "box", "sofa", "bottle", "stool"] as const;
/** Products of the collection that warms both up: threads, compiled code, connections. */
const warmUpProducts = 4;
/** Of the collection's products, every so-manieth is rendered bare. */
const bareEvery = 4;
/** Parts of the collection, before, between and after which some are rendered bare: what else the machine does changes. */
const turns = 2;
/** Share of the bare renderer's throughput, and milliseconds to the first result. */
const asked = { share: 0.8, firstMs: 3000 };

type Collection = Pick<CollectionJson, "id" | "status" | "progress" | "pausedAt" | "baseSettings" | "productAnalysis">;

type Product = Pick<ProductJson, "id" | "name" | "category" | "roomTypes"> & { photo: Buffer };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function makeProducts(api: StudioApi, photos: readonly { name: string; bytes: Buffer }[]): Promise<Product[]> {
  const uploads = await Promise.all(
    photos.map(({ name, bytes }) =>
      api.post<{ artifactId: string }>("/images", uploadForm(bytes, `${name}.png`, { altText: name })),
    ),
  );
  const made: Product[] = [];
  for (let index = 0; index < products; index += 1) {
    const { name: kind, bytes: photo } = photos[index % photos.length] ?? { name: "", bytes: Buffer.alloc(0) };
    const category = `${kind}s`;
    const body = { name: `${kind} ${index}`, sku: `B-${index}`, category, roomTypes: [] };
    const product = await api.post<ProductJson>("/products", body);
    const artifactId = uploads[index % uploads.length]?.artifactId;
    await api.post(`/products/${product.id}/images`, { artifactId });
    made.push({ ...product, photo });
  }
  return made;
}

async function makeReady(api: StudioApi, name: string, selectedProductIds: readonly string[]): Promise<Collection> {
  const { id } = await api.post<Collection>("/collections", { name, selectedProductIds });
  await api.post(`/collections/${id}/analyze`);
  for (;;) {
    const collection = await api.get<Collection>(`/collections/${id}`);
    if (collection.status === "ready") return collection;
    if (collection.status !== "analyzing") throw new Error(`The analysis ended: ${collection.status}.`);
    await pause(100);
  }
}

interface Rests {
  /** How often the collection is paused on its way. */
  count: number;
  /** Done while nothing is generated; does not count. */
  meanwhile(rest: number): Promise<void>;
}

/** Presses the button and waits, resting a few times. */
async function generate(api: StudioApi, id: string, rests: Rests) {
  let started = performance.now();
  const { assets } = await api.post<{ assets: { id: string }[] }>(`/collections/${id}/generate`, {});
  const total = assets.length;
  let firstMs: number | undefined;
  let workedMs = 0;
  let rest = 0;
  for (;;) {
    const { status, progress, pausedAt } = await api.get<Collection>(`/collections/${id}`);
    if (progress.completed > 0) firstMs ??= performance.now() - started;
    if (status !== "generating") {
      if (progress.completed !== total) {
        throw new Error(`${progress.completed} of ${total} were made, ${progress.error} failed.`);
      }
      workedMs += performance.now() - started;
      return { firstMs: firstMs ?? Number.NaN, perSecond: (1000 * total) / workedMs };
    }
    if (pausedAt === null && rest < rests.count && progress.completed >= (total * (rest + 1)) / (rests.count + 1)) {
      await api.post(`/collections/${id}/pause`);
    } else if (pausedAt !== null && progress.generating === 0) {
      workedMs += performance.now() - started;
      await rests.meanwhile(rest);
      rest += 1;
      started = performance.now();
      await api.post(`/collections/${id}/resume`);
    }
    // Often until the first is there and while the last of a turn is awaited, then seldom: asking is work, too.
    await pause(firstMs === undefined || pausedAt !== null ? 50 : 500);
  }
}

/** Such pictures by the renderer alone, with as many threads as the studio has. Seconds. */
async function renderBare(collection: Collection, sample: readonly Product[]): Promise<number> {
  const base = collection.baseSettings;
  const analysis = productAnalysisResultSchema.parse(collection.productAnalysis);
  const started = performance.now();
  await Promise.all(
    sample.map(async (product, seed) => {
      const settings = resolveSettings({ defaults: {}, base, request: undefined, analysis, product });
      const { width, height } = sizeOf(settings.aspectRatio);
      await mediaPool().run("scene", {
        product: product.photo,
        settings,
        about: { name: product.name, category: product.category },
        seed,
        longestSidePx: Math.max(width, height),
        aspect: width / height,
        format: "webp",
      });
    }),
  );
  return (performance.now() - started) / 1000;
}

/**
 * A collection of 200 products from the click to the last picture, beside the renderer alone on the same machine: what
 * queue, store and database cost.
 */
export async function* benchCollection(): AsyncGenerator<Figure> {
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder, ATELIER_DEMO: "0", RATE_LIMIT_PER_MINUTE: "1000000" });
  try {
    const api = await signUpApi(studio.url);
    const photos = await Promise.all(
      kinds.map(async (name) => ({ name, bytes: Buffer.from(await drawProductPhoto(name)) })),
    );
    const made = await makeProducts(api, photos);
    const ids = made.map((product) => product.id);
    const warm = await makeReady(api, "Warm-up", ids.slice(0, warmUpProducts));
    await generate(api, warm.id, { count: 0, meanwhile: async () => undefined });
    await renderBare(warm, made.slice(0, warmUpProducts));

    const collection = await makeReady(api, "Measured", ids);
    const sample = made.filter((_product, index) => index % bareEvery === 0);
    const part = sample.length / (turns + 1);
    let bareSeconds = 0;
    const bareTurn = async (turn: number) => {
      bareSeconds += await renderBare(collection, sample.slice(turn * part, (turn + 1) * part));
    };
    await bareTurn(0);
    const { firstMs, perSecond } = await generate(api, collection.id, {
      count: turns - 1,
      meanwhile: (rest) => bareTurn(rest + 1),
    });
    await bareTurn(turns);
    const bare = sample.length / bareSeconds;
    yield {
      name: `collection.of-${products}`,
      value: perSecond,
      unit: "pictures/s",
      baseline: bare,
      baselineName: `the renderer alone; ${asked.share} of it is asked for`,
      ratio: perSecond / bare,
    };
    yield {
      name: "collection.first-result",
      value: firstMs,
      unit: "ms",
      baseline: asked.firstMs,
      baselineName: "what is asked for",
      ratio: firstMs / asked.firstMs,
    };
  } finally {
    await closeRenderPool();
    await studio.stop();
    removeDataFolder(folder);
  }
}
