import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { closeDatabase, getDb, getSql } from "@/db/client";
import { newId } from "@/db/columns";
import { artifacts, images, organizations, storedObjects } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { findSimilar } from "@/lib/kernel/images";
import { describeImage, type ImageDescription } from "@/lib/kernel/images/describe-image";
import { makeDataFolder, removeDataFolder, startStudio } from "@/scripts/testing/run-studio";
import { alterPicture, drawSamplePicture, seededRandom } from "@/scripts/testing/sample-pictures";
import type { Figure } from "./run";

const rows = 10_000;
const labelled = 100;
const strangers = 900;
const alterations = ["crop", "recolour", "reencode", "crop-recolour"] as const;
/** Alterations found among as many are counted. */
const within = 10;
const rounds = 120;

interface Entry extends ImageDescription {
  id: string;
  /** Picture it was made of; null: made up from another one's numbers. */
  origin: number | null;
}

/** Labelled pictures with their alterations, strangers, and rows up to 10,000 that are strangers with a little noise. */
async function makeEntries(): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let origin = 0; origin < labelled + strangers; origin += 1) {
    const picture = await drawSamplePicture(origin);
    const versions = [picture];
    if (origin < labelled) for (const kind of alterations) versions.push(await alterPicture(picture, kind, origin));
    for (const version of versions) entries.push({ ...(await describeImage(version)), id: newId(), origin });
  }
  const random = seededRandom(1);
  const real = entries.slice(labelled * (alterations.length + 1));
  while (entries.length < rows) {
    const model = real[entries.length % real.length];
    if (model === undefined) throw new Error("There are no strangers.");
    const embedding = model.embedding.map((value) => value + (random() - 0.5) * 0.1);
    entries.push({ ...model, embedding, id: newId(), origin: null });
  }
  return entries;
}

async function fillOrganization(entries: readonly Entry[]): Promise<string> {
  const slug = `bench-${crypto.randomUUID()}`;
  const [organization] = await getDb()
    .insert(organizations)
    .values({ name: slug, slug })
    .returning({ id: organizations.id });
  const tenantId = organization?.id ?? "";
  await withTenant(tenantId, async (tx) => {
    for (let start = 0; start < entries.length; start += 500) {
      const part = entries.slice(start, start + 500).map((entry) => {
        const contentHash = createHash("sha256").update(entry.id).digest("hex");
        return { entry, artifactId: newId(), contentHash, uri: `${tenantId}/files/${contentHash}` };
      });
      await tx.insert(storedObjects).values(
        part.map(({ contentHash, uri }) => ({
          tenantId,
          contentHash,
          key: uri,
          sizeBytes: 1,
          mimeType: "image/jpeg",
        })),
      );
      await tx.insert(artifacts).values(
        part.map(({ artifactId, contentHash, uri }) => ({
          tenantId,
          id: artifactId,
          type: "image/jpeg",
          kind: "image",
          uri,
          contentHash,
          sizeBytes: 1,
        })),
      );
      await tx.insert(images).values(
        part.map(({ entry: { origin: _, ...entry }, artifactId }) => ({
          ...entry,
          tenantId,
          artifactId,
          fileSize: 1,
          mimeType: "image/jpeg",
          source: "generated" as const,
        })),
      );
    }
  });
  await getSql()`analyze app.images`;
  return tenantId;
}

const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

/** Similar pictures among 10,000: how many alterations are found, and how long it takes beside reading one page of them. */
export async function* benchSimilar(): AsyncGenerator<Figure> {
  const folder = makeDataFolder();
  const studio = await startStudio({ ATELIER_DATA: folder });
  try {
    const runtime: { databaseUrl: string } = JSON.parse(await readFile(join(folder, "runtime.json"), "utf8"));
    process.env.DATABASE_URL = runtime.databaseUrl;
    resetEnv();
    const entries = await makeEntries();
    const tenantId = await fillOrganization(entries);
    const originals = entries.filter((entry, index) => entry.origin !== entries[index - 1]?.origin).slice(0, labelled);
    const originOf = new Map(entries.map((entry) => [entry.id, entry.origin]));
    let found = 0;
    const searches: number[] = [];
    const pages: number[] = [];
    for (const original of originals) {
      const near = await withTenant(tenantId, (tx) =>
        findSimilar(tx, tenantId, original, { limit: within, exceptId: original.id }),
      );
      found += near.filter(({ image }) => originOf.get(image.id) === original.origin).length;
    }
    for (let round = 0; round < rounds; round += 1) {
      const like = originals[round % originals.length];
      if (like === undefined) throw new Error("There are no originals.");
      const started = performance.now();
      await withTenant(tenantId, (tx) => findSimilar(tx, tenantId, like, { limit: 24, exceptId: like.id }));
      const between = performance.now();
      await withTenant(tenantId, (tx) => tx.select().from(images).where(eq(images.tenantId, tenantId)).limit(24));
      searches.push(between - started);
      pages.push(performance.now() - between);
    }
    yield {
      name: `similar.recall-at-${within}`,
      value: found / (labelled * alterations.length),
      unit: "share",
      baseline: 0.8,
      baselineName: "what is asked for",
      ratio: found / (labelled * alterations.length) / 0.8,
    };
    const [search, page] = [median(searches), median(pages)];
    yield {
      name: "similar.among-10000",
      value: search,
      unit: "ms",
      baseline: page,
      baselineName: "24 rows of the same table without a distance",
      ratio: search / page,
    };
  } finally {
    await closeDatabase();
    await studio.stop();
    removeDataFolder(folder);
  }
}
