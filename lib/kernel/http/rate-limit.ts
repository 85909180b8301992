import { eq, lt, sql } from "drizzle-orm";
import { rateLimits } from "@/db/schema";
import { getDb } from "@/db/client";
import { withSystem } from "@/db/tenant";
import { AppError } from "@/lib/kernel/errors";

export interface RateLimit {
  /** Who is counted and for what: `user:<id>`, `address:<ip>:sign-in`. */
  bucket: string;
  limit: number;
  /** Length of the fixed window in ms. */
  windowMs: number;
}

/**
 * Counts one request in the bucket's current window, in PostgreSQL, so that several processes agree.
 * @throws `rate_limited` with the seconds until the window ends
 */
export async function countRequest({ bucket, limit, windowMs }: RateLimit): Promise<void> {
  const now = Date.now();
  const start = new Date(now - (now % windowMs));
  const [row] = await getDb().execute<{ count: number }>(sql`
    insert into ${rateLimits} as r (bucket, window_start, count) values (${bucket}, ${start.toISOString()}::timestamptz, 1)
    on conflict (bucket) do update set
      count = case when r.window_start = excluded.window_start then r.count + 1 else 1 end,
      window_start = excluded.window_start
    returning r.count`);
  if (row !== undefined && row.count > limit) {
    throw tooMany(limit, windowMs, start.getTime() + windowMs - now);
  }
}

/** @throws `rate_limited` when the bucket's current window is full; counts nothing */
export async function refuseWhenFull({ bucket, limit, windowMs }: RateLimit): Promise<void> {
  const now = Date.now();
  const start = now - (now % windowMs);
  const [row] = await getDb()
    .select({ count: rateLimits.count, windowStart: rateLimits.windowStart })
    .from(rateLimits)
    .where(eq(rateLimits.bucket, bucket));
  if (row !== undefined && row.windowStart.getTime() === start && row.count >= limit) {
    throw tooMany(limit, windowMs, start + windowMs - now);
  }
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
