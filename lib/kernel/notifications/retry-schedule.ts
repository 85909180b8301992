import { createHash } from "node:crypto";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits before each attempt, ms: the schedule that Standard Webhooks recommends. */
export const standardSchedule: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Retries that were missed together shall not come back together: up to a tenth is added. */
const jitter = 0.1;
/** A receiver may ask for more patience, but not for ever. */
const longestRetryAfterMs = 24 * hour;

/** A fraction of [0, 1) that is always the same for a delivery and an attempt. */
function fractionOf(deliveryId: string, attempt: number): number {
  return createHash("sha256").update(`${deliveryId}:${attempt}`).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * Ms until the next attempt; null when there is none left.
 * @param made attempts made in this round, at least 1
 * @param retryAfterMs what the receiver asked for
 */
export function nextDelay(
  schedule: readonly number[],
  { deliveryId, made, retryAfterMs }: { deliveryId: string; made: number; retryAfterMs: number | null },
): number | null {
  const wait = schedule[made];
  if (wait === undefined) return null;
  const own = Math.round(wait * (1 + jitter * fractionOf(deliveryId, made)));
  return Math.max(own, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}

/** Ms that a `Retry-After` header asks for (seconds or an HTTP date); null when it is absent or makes no sense. */
export function parseRetryAfter(value: string | null, now: Date): number | null {
  if (value === null || value.trim() === "") return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * second;
  const at = Date.parse(text);
  return Number.isNaN(at) || !/[a-z]/i.test(text) ? null : Math.max(0, at - now.getTime());
}
