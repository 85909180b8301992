import { eq, lt, sql } from "drizzle-orm";
import { getDb } from "@/db/client";
import { rateLimits } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { AppError } from "@/lib/kernel/errors";

export interface RateLimit {
  /** Who is counted and for what: `user:<id>`, `address:<ip>:sign-in`. */
  bucket: string;
  limit: number;
  /** Length of the window in ms. */
  windowMs: number;
}

/**
 * Counts one request in the bucket's window, in PostgreSQL, so that several processes agree. A window begins with its
 * first request.
 * @throws `rate_limited` with the seconds until the window ends
 */
export async function countRequest({ bucket, limit, windowMs }: RateLimit): Promise<void> {
  const window = sql`(${windowMs}::float8 * interval '1 millisecond')`;
  const [row] = await getDb().execute<{ count: number; left_ms: number }>(sql`
    insert into ${rateLimits} as r (bucket, window_start, count) values (${bucket}, now(), 1)
    on conflict (bucket) do update set
      count = case when r.window_start > now() - ${window} then r.count + 1 else 1 end,
      window_start = case when r.window_start > now() - ${window} then r.window_start else now() end
    returning r.count, extract(epoch from r.window_start + ${window} - now())::float8 * 1000 as left_ms`);
  if (row !== undefined && row.count > limit) throw tooMany(limit, windowMs, row.left_ms);
}

/** Takes one request back that turned out not to count. */
export async function forgetRequest(bucket: string): Promise<void> {
  await getDb()
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.bucket, bucket));
}

function tooMany(limit: number, windowMs: number, leftMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  return new AppError("rate_limited", `At most ${limit} requests in ${windowMs / 1000} seconds; wait ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

/** Removes windows that ended more than an hour ago. Returns how many. */
export async function sweepRateLimits(): Promise<number> {
  const removed = await withSystem((tx) =>
    tx
      .delete(rateLimits)
      .where(lt(rateLimits.windowStart, sql`now() - interval '1 hour'`))
      .returning({ bucket: rateLimits.bucket }),
  );
  return removed.length;
}

/** The address a request came from: the socket's, or a proxy's word for it where the proxy is trusted. */
export function addressOf(request: Request): string {
  return request.headers.get("x-atelier-peer") ?? "unknown";
}
