/** Times of day in a zone. Clocks that are put forward or back need no care by callers. */

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

export interface QuietHours {
  /** `HH:MM` */
  from: string;
  to: string;
  /** IANA name. */
  timeZone: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formatters.set(timeZone, made);
  return made;
}

/** What a clock on the wall shows, as if it stood in UTC, in whole minutes since 1970. */
export function wallMinutes(at: Date, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute) / minuteMs;
}

function minutesOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Whether a clock in the zone shows a time within the quiet hours; they begin with `from` and end before `to`. */
export function isQuiet(at: Date, { from, to, timeZone }: QuietHours): boolean {
  const now = wallMinutes(at, timeZone) % dayMinutes;
  const [start, end] = [minutesOfDay(from), minutesOfDay(to)];
  return start <= end ? now >= start && now < end : now >= start || now < end;
}

/** When the quiet hours that `at` falls into end; null when it falls into none. */
export function endOfQuiet(at: Date, quiet: QuietHours): Date | null {
  if (!isQuiet(at, quiet)) return null;
  const wall = wallMinutes(at, quiet.timeZone);
  const left = (minutesOfDay(quiet.to) - (wall % dayMinutes) + dayMinutes) % dayMinutes;
  const startOfMinute = Math.floor(at.getTime() / minuteMs) * minuteMs;
  const end = new Date(startOfMinute + left * minuteMs);
  if (wallMinutes(end, quiet.timeZone) - wall === left) return end;
  // The clocks change in between: minute by minute, which happens twice a year.
  for (let minute = 1; minute <= 2 * dayMinutes; minute += 1) {
    const candidate = new Date(startOfMinute + minute * minuteMs);
    if (!isQuiet(candidate, quiet)) return candidate;
  }
  return end;
}

/** Digests are made at this hour of the zone's morning. */
const digestHour = 8;

/**
 * The newest moment, not after `now`, at which a digest was due: eight in the morning, weekly on a Monday. Where clocks
 * skip that time, the first minute after it.
 */
export function lastDigestMoment(now: Date, interval: "daily" | "weekly", timeZone: string): Date {
  const wallNow = wallMinutes(now, timeZone);
  const today = Math.floor(wallNow / dayMinutes);
  for (let back = 0; back <= 8; back += 1) {
    const day = today - back;
    // 1 January 1970 was a Thursday: day 4 of a week that begins on Sunday.
    const isDue = interval === "daily" || (day + 4) % 7 === 1;
    const wanted = day * dayMinutes + digestHour * 60;
    if (!isDue || wanted > wallNow) continue;
    return firstInstantAt(wanted, timeZone);
  }
  return now;
}

/** The first instant at which the clock shows this time or, where it is skipped, a later one. */
function firstInstantAt(wanted: number, timeZone: string): Date {
  // Offsets lie between −12 and +14 hours.
  const guess = new Date(wanted * minuteMs);
  const offsets = [-dayMinutes, 0, dayMinutes].map((shift) => {
    const near = new Date(guess.getTime() + shift * minuteMs);
    return wallMinutes(near, timeZone) - Math.floor(near.getTime() / minuteMs);
  });
  const candidates = [...new Set(offsets)]
    .map((offset) => new Date((wanted - offset) * minuteMs))
    .filter((candidate) => wallMinutes(candidate, timeZone) >= wanted)
    .sort((left, right) => left.getTime() - right.getTime());
  return candidates[0] ?? guess;
}
