import { createHash } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { idempotencyKeys } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import type { Context } from "@/lib/kernel/context";
import { seal, unseal } from "@/lib/kernel/crypto/seal";
import { AppError } from "@/lib/kernel/errors";

/** A first request that has not answered after this long is taken to have died. */
const lockMs = 60_000;
/** How long a second request waits for the first one's answer. */
const waitMs = 15_000;

/** SHA-256 that tells two requests apart: method, path, and the body without a multipart boundary (clients make a new one each time). */
export function hashRequest(request: Request, body: Buffer): string {
  const url = new URL(request.url);
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers.get("content-type") ?? "")?.[1];
  const hash = createHash("sha256").update(`${request.method} ${url.pathname}${url.search}\n`);
  if (boundary === undefined) return hash.update(body).digest("hex");
  return hash.update(body.toString("latin1").replaceAll(boundary, ""), "latin1").digest("hex");
}

interface StoredAnswer {
  status: number;
  contentType: string;
  location: string | null;
  body: string;
}

/** What a stored answer is sealed for. */
export const sealContext = (ctx: Pick<Context, "tenantId" | "userId">, key: string) =>
  `idempotency:${ctx.tenantId}:${ctx.userId}:${key}`;

const rowOf = (ctx: Context, key: string) =>
  and(eq(idempotencyKeys.tenantId, ctx.tenantId), eq(idempotencyKeys.userId, ctx.userId), eq(idempotencyKeys.key, key));

/** Claims the key. `null`: this request is the first and must run. */
async function claim(ctx: Context, key: string, requestHash: string): Promise<StoredAnswer | "running" | null> {
  return withTenant(ctx.tenantId, async (tx) => {
    const lockedUntil = new Date(Date.now() + lockMs);
    const inserted = await tx
      .insert(idempotencyKeys)
      .values({ tenantId: ctx.tenantId, userId: ctx.userId, key, requestHash, lockedUntil })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (inserted.length > 0) return null;
    const [row] = await tx.select().from(idempotencyKeys).where(rowOf(ctx, key)).for("update");
    if (row === undefined) return "running";
    const expired = Date.now() - row.createdAt.getTime() > 24 * 60 * 60 * 1000;
    if (!expired && row.requestHash !== requestHash) {
      throw new AppError("idempotency_key_reused", "This Idempotency-Key was used for another request.");
    }
    if (!expired && row.responseStatus !== null && row.responseBody !== null) {
      const answer: StoredAnswer = JSON.parse(unseal(row.responseBody, sealContext(ctx, key)).toString("utf8"));
      return answer;
    }
    if (!expired && row.lockedUntil > new Date()) return "running";
    await tx
      .update(idempotencyKeys)
      .set({ requestHash, lockedUntil, responseStatus: null, responseBody: null, createdAt: sql`now()` })
      .where(rowOf(ctx, key));
    return null;
  });
}

/**
 * Runs a POST once: the same key and body answer the stored first response for 24 hours, also when both arrive at once.
 * An answer of 500 or more is not kept, so that it can be tried again.
 */
export async function answerOnce(
  ctx: Context,
  key: string,
  requestHash: string,
  run: () => Promise<Response>,
): Promise<Response> {
  if (key.length > 255 || !/^[\x21-\x7e]+$/.test(key)) {
    throw new AppError("validation_failed", "An Idempotency-Key has 1 to 255 visible ASCII characters.");
  }
  const deadline = Date.now() + waitMs;
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 2, 250)) {
    const claimed = await claim(ctx, key, requestHash);
    if (claimed === null) break;
    if (claimed !== "running") return replay(claimed);
    if (Date.now() > deadline) {
      throw new AppError("conflict", "The first request with this Idempotency-Key still runs.", {
        retryAfterSeconds: 5,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  let response: Response;
  try {
    response = await run();
  } catch (error) {
    await forget(ctx, key);
    throw error;
  }
  if (response.status >= 500) await forget(ctx, key);
  else await remember(ctx, key, response.clone());
  return response;
}

function replay(answer: StoredAnswer): Response {
  const headers = new Headers({
    "content-type": answer.contentType,
    "idempotency-replayed": "true",
    "cache-control": "no-store",
  });
  if (answer.location !== null) headers.set("location", answer.location);
  return new Response(answer.status === 204 ? null : answer.body, { status: answer.status, headers });
}

async function remember(ctx: Context, key: string, response: Response): Promise<void> {
  const answer: StoredAnswer = {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "application/json",
    location: response.headers.get("location"),
    body: await response.text(),
  };
  const responseBody = seal(JSON.stringify(answer), sealContext(ctx, key));
  await withTenant(ctx.tenantId, (tx) =>
    tx.update(idempotencyKeys).set({ responseStatus: answer.status, responseBody }).where(rowOf(ctx, key)),
  );
}

async function forget(ctx: Context, key: string): Promise<void> {
  await withTenant(ctx.tenantId, (tx) =>
    tx.delete(idempotencyKeys).where(and(rowOf(ctx, key), isNull(idempotencyKeys.responseStatus))),
  );
}

/** Removes keys older than 24 hours. Returns how many. */
export async function sweepIdempotencyKeys(): Promise<number> {
  const removed = await withSystem((tx) =>
    tx
      .delete(idempotencyKeys)
      .where(lt(idempotencyKeys.createdAt, sql`now() - interval '24 hours'`))
      .returning({ key: idempotencyKeys.key }),
  );
  return removed.length;
}
