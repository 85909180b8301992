import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { closeDatabase, getDb, getSql } from "@/db/client";
import { members, users } from "@/db/schema";
import { resetEnv } from "@/lib/kernel/env";
import { fillGallery, largeGallery } from "@/scripts/testing/fill-gallery";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import { benchGalleryPage } from "./gallery-page";
import type { Figure } from "./run";
import { type StudioApi, signUpApi } from "./studio-api";

const rounds = 40;
/** Milliseconds that are asked for: of a filter, and of what is similar. */
const asked = { filter: 100, similar: 60 };

interface Shown {
  id: string;
  productId: string;
  productName: string;
  productSku: string;
  collectionId: string | null;
  image: { dominantColors: string[] } | null;
}

const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

/** What the gallery asks for: a page of each filter, the ids of all that it finds, and what looks like one of them. */
async function planQuestions(
  api: StudioApi,
): Promise<(readonly [name: string, path: (round: number) => string, goal: number])[]> {
  const { items } = await api.get<{ items: Shown[] }>("/generated-assets?limit=200&status=completed");
  const at = (round: number): Shown => {
    const asset = items[round % items.length];
    if (asset === undefined) throw new Error("The gallery is empty.");
    return asset;
  };
  const list = (filter: (asset: Shown) => string) => (round: number) =>
    `/generated-assets?limit=100&${filter(at(round))}`;
  const color = ({ image }: Shown) => encodeURIComponent(image?.dominantColors[0] ?? "#808080");
  return [
    ["all", list(() => ""), asked.filter],
    ["status", list(() => "status=error"), asked.filter],
    ["type", list(() => "type=3d_render"), asked.filter],
    ["product", list(({ productId }) => `productId=${productId}`), asked.filter],
    ["collection", list(({ collectionId }) => `collectionId=${collectionId ?? "none"}`), asked.filter],
    ["pinned", list(() => "pinned=true"), asked.filter],
    ["tag", list(() => "tag=hero"), asked.filter],
    ["colour", list((asset) => `color=${color(asset)}`), asked.filter],
    ["colour-nowhere", list(() => "color=%2300ff00"), asked.filter],
    ["text", list(({ productName }) => `q=${encodeURIComponent(productName)}`), asked.filter],
    ["sku", list(({ productSku }) => `q=${productSku}`), asked.filter],
    ["text-nowhere", list(() => "q=nowhere%20to%20be%20found"), asked.filter],
    ["trash", list(() => "deleted=true"), asked.filter],
    ["ids", () => "/generated-asset-ids", asked.filter],
    ["ids-colour", (round) => `/generated-asset-ids?color=${color(at(round))}`, asked.filter],
    ["similar", (round) => `/generated-assets/${at(round).id}/similar?limit=24`, asked.similar],
  ];
}

/** The gallery's questions to the API with 10,000 assets, each request as a browser makes it, medians; then its page. */
export async function* benchGallery(): AsyncGenerator<Figure> {
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder, ATELIER_DEMO: "0", RATE_LIMIT_PER_MINUTE: "1000000" });
  try {
    const api = await signUpApi(studio.url);
    const runtime: { databaseUrl: string } = JSON.parse(await readFile(join(folder, "runtime.json"), "utf8"));
    Object.assign(process.env, { DATABASE_URL: runtime.databaseUrl, ATELIER_DATA: folder });
    resetEnv();
    const [person] = await getDb()
      .select({ userId: users.id, tenantId: members.organizationId })
      .from(users)
      .innerJoin(members, eq(members.userId, users.id))
      .where(eq(users.email, api.email));
    if (person === undefined) throw new Error("Nobody signed up.");
    await fillGallery(person.tenantId, person.userId, largeGallery);
    await getSql()`analyze`;
    for (const [name, path, goal] of await planQuestions(api)) {
      const times: number[] = [];
      for (let round = -3; round < rounds; round += 1) {
        const started = performance.now();
        await api.get(path(round + 3));
        if (round >= 0) times.push(performance.now() - started);
      }
      const value = median(times);
      yield {
        name: `gallery.${name}`,
        value,
        unit: "ms",
        baseline: goal,
        baselineName: "what is asked for",
        ratio: value / goal,
      };
    }
    yield* benchGalleryPage(studio.url, api.email);
  } finally {
    await closeDatabase();
    await studio.stop();
    removeDataFolder(folder);
  }
}
