/** Longest wait that a provider can ask for, milliseconds; an absurd header does not park a job for a week. */
const longestMs = 15 * 60_000;

/**
 * Milliseconds until the provider wants to be asked again: `Retry-After` (seconds or a date), `RateLimit-Reset`, or what
 * Replicate writes into the body ("Expected available in 7 seconds").
 */
export function readRetryAfter(headers: Headers, body: string, now: Date): number | undefined {
  const named = headers.get("retry-after");
  if (named !== null) {
    const seconds = Number(named);
    if (named.trim() !== "" && Number.isFinite(seconds)) return bound(seconds * 1000);
    const date = Date.parse(named);
    if (!Number.isNaN(date)) return bound(date - now.getTime());
  }
  const reset = headers.get("ratelimit-reset");
  if (reset !== null && reset.trim() !== "" && Number.isFinite(Number(reset))) return bound(Number(reset) * 1000);
  const told = /(?:available|reset|retry)[^.]{0,40}?\bin\s+~?(\d+(?:\.\d+)?)\s*(ms|s\b|sec|min)/i.exec(body);
  if (told === null) return undefined;
  const unit = told[2]?.toLowerCase() ?? "s";
  return bound(Number(told[1]) * (unit === "ms" ? 1 : unit === "min" ? 60_000 : 1000));
}

function bound(ms: number): number {
  return Math.min(longestMs, Math.max(0, Math.round(ms)));
}
