const unitMs: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of a duration as the SDK writes it (`1w2d3h4m5s`); the empty text is 0; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  let rest = text.trim();
  let total = 0;
  while (rest !== "") {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/.exec(rest);
    const unit = match?.[2] === undefined ? undefined : unitMs[match[2]];
    if (match?.[1] === undefined || unit === undefined) {
      return undefined;
    }
    total += Number(match[1]) * unit;
    rest = rest.slice(match[0].length);
  }
  return total;
}

/** The moment a duration from now, or an ISO date, stands for; undefined when the text is neither. */
export function parseMoment(text: string, now: number): Date | undefined {
  const duration = parseDuration(text);
  if (duration !== undefined) {
    return new Date(now + duration);
  }
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : new Date(date);
}

/** Backoff of an Inngest server is 15 s, 30 s, 1 min…; a local app is back sooner: 1 s, 4 s, 15 s, 1 min, 2 min, 5 min, then 10 min, each up to 20 % longer. */
const backoffMs = [1000, 4000, 15_000, 60_000, 120_000, 300_000, 600_000];

/** Milliseconds until the attempt after attempt number `attempt` (from 0). */
export function backoff(attempt: number): number {
  const base = backoffMs[Math.min(attempt, backoffMs.length - 1)] ?? 600_000;
  return base * (1 + Math.random() * 0.2);
}

const minRetryMs = 1000;
const maxRetryMs = 86_400_000;

/** Milliseconds a `Retry-After` header asks for (seconds, or a date), kept between 1 s and 24 h; undefined when unreadable. */
export function parseRetryAfter(text: string, now: number): number | undefined {
  const seconds = Number(text);
  const wanted = text.trim() !== "" && Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return Number.isNaN(wanted) ? undefined : Math.min(Math.max(wanted, minRetryMs), maxRetryMs);
}
