import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { z } from "zod";
import { objectKeys, putArtifact } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { findCredential, markCredentialRefused, type OpenCredential, openCredential } from "@/lib/kernel/credentials";
import { AppError, notFound } from "@/lib/kernel/errors";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";
import { insertImage } from "@/lib/kernel/images";
import { describeImage } from "@/lib/kernel/images/describe-image";
import { ingestUpload } from "@/lib/kernel/uploads";
import type { InspirationSearchJson } from "./collection-schemas";

/** Unsplash's API (unsplash.com/documentation, version 1): search, a photo, and the count of downloads its terms ask for. */
const photoSchema = z.object({
  id: z.string(),
  width: z.number(),
  height: z.number(),
  color: z.string().nullish(),
  description: z.string().nullish(),
  alt_description: z.string().nullish(),
  urls: z.object({ regular: z.url(), small: z.url() }),
  links: z.object({ html: z.url(), download_location: z.url() }),
  user: z.object({ name: z.string(), links: z.object({ html: z.url() }) }),
});
const searchSchema = z.object({ total_pages: z.number(), results: z.array(photoSchema) });

const timeoutMs = 15_000;
/** Pictures of 1,080 pixels have some 300 kB; more than this is no such picture. */
const maxBytes = 30 * 1024 * 1024;
const perPage = 24;

async function openUnsplash(tenantId: string): Promise<OpenCredential & { base: string }> {
  const id = await findCredential(tenantId, "unsplash");
  if (id === null) {
    throw new AppError("capability_missing", "Pictures of Unsplash need its access key, among the credentials.");
  }
  const credential = await openCredential(tenantId, id);
  const given = credential.metadata.baseUrl;
  return { ...credential, base: (typeof given === "string" ? given : "https://api.unsplash.com").replace(/\/+$/, "") };
}

function tellUnreached(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw new AppError("unavailable", "Unsplash could not be reached.", { cause: error, retryAfterSeconds: 30 });
}

async function ask<T>(tenantId: string, credential: OpenCredential, url: string, schema: z.ZodType<T>): Promise<T> {
  const response = await guardedFetch(url, {
    headers: { authorization: `Client-ID ${credential.secret}`, "accept-version": "v1" },
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(tellUnreached);
  if (response.status === 401) {
    await response.body?.cancel();
    await markCredentialRefused(tenantId, credential.id, "Unsplash answered 401.", credential.secretVersion);
    throw new AppError("credential_unusable", "Unsplash refused the access key.");
  }
  if (response.status === 404) {
    await response.body?.cancel();
    throw notFound("The picture");
  }
  // Its demo keys have 50 requests an hour; beyond them it answers 403.
  if (response.status === 403 || response.status === 429) {
    await response.body?.cancel();
    throw new AppError("rate_limited", "Unsplash has had enough requests of this key for the hour.", {
      retryAfterSeconds: 600,
    });
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new AppError("unavailable", `Unsplash answered ${response.status}.`, { retryAfterSeconds: 30 });
  }
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new AppError("unavailable", "Unsplash answered something that cannot be read.");
  return parsed.data;
}

/** Pictures of Unsplash for a word. @throws `capability_missing` without a key, `rate_limited`, `unavailable` */
export async function searchInspirations({
  ctx,
  query,
}: {
  ctx: Context;
  query: { q: string; page: number };
}): Promise<InspirationSearchJson> {
  requireScope(ctx, "collections:read");
  const credential = await openUnsplash(ctx.tenantId);
  const words = new URLSearchParams({ query: query.q, page: String(query.page), per_page: String(perPage) });
  const found = await ask(ctx.tenantId, credential, `${credential.base}/search/photos?${words}`, searchSchema);
  return {
    items: found.results.map((photo) => ({
      unsplashId: photo.id,
      description: photo.alt_description ?? photo.description ?? null,
      width: photo.width,
      height: photo.height,
      color: photo.color ?? null,
      thumbnailUrl: photo.urls.small,
      author: { name: photo.user.name, url: photo.user.links.html },
    })),
    nextPage: query.page < found.total_pages ? query.page + 1 : null,
  };
}

/** Takes a picture of Unsplash into the studio with whose it is, and tells Unsplash so. @returns the image's id */
export async function fetchUnsplashPicture(ctx: Context, unsplashId: string): Promise<string> {
  const credential = await openUnsplash(ctx.tenantId);
  const photo = await ask(ctx.tenantId, credential, `${credential.base}/photos/${unsplashId}`, photoSchema);
  // The terms ask for it; that it fails takes nobody's picture away.
  await ask(ctx.tenantId, credential, photo.links.download_location, z.unknown()).catch(() => undefined);
  const response = await guardedFetch(photo.urls.regular, { signal: AbortSignal.timeout(timeoutMs) }).catch(
    tellUnreached,
  );
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new AppError("unavailable", `Unsplash's picture answered ${response.status}.`, { retryAfterSeconds: 30 });
  }
  const upload = await ingestUpload({
    source: Readable.fromWeb(response.body as ReadableStream<Uint8Array>),
    filename: `unsplash-${unsplashId}.jpg`,
    maxBytes,
  });
  try {
    const description = await describeImage(upload.file.path);
    let imageId = "";
    await putArtifact({
      tenantId: ctx.tenantId,
      file: upload.file,
      type: upload.mimeType,
      kind: "image",
      keyFor: objectKeys.file,
      filename: upload.filename,
      metadata: upload.metadata,
      createdBy: ctx.userId,
      async within(tx, artifact) {
        const { image } = await insertImage(tx, {
          tenantId: ctx.tenantId,
          artifact,
          description,
          source: "unsplash",
          altText: photo.alt_description ?? null,
          metadata: {
            unsplashId,
            attribution: { name: photo.user.name, url: photo.user.links.html, photoUrl: photo.links.html },
          },
          createdBy: ctx.userId,
        });
        imageId = image.id;
      },
    });
    return imageId;
  } finally {
    await upload.file.dispose();
  }
}
