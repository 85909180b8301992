/** How many numbers follow each SVG path command (SVG 2, §9.3). */
const argumentCount: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

export interface ClipCommand {
  /** One letter, lower case when its numbers are relative. */
  command: string;
  values: number[];
}

const token = /([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\s,]+)/y;

/**
 * Reads a clip shape: an SVG path in millimetres of the space. Implicit repetition is expanded.
 * Returns null when the text is no path, starts without a move, or encloses nothing.
 */
export function parseClipPath(d: string): ClipCommand[] | null {
  const commands: ClipCommand[] = [];
  let current = "";
  let pending: number[] = [];
  token.lastIndex = 0;
  const flush = (): boolean => {
    if (current === "") return pending.length === 0;
    const size = argumentCount[current.toUpperCase()] ?? 0;
    if (size === 0) {
      if (pending.length > 0) return false;
      commands.push({ command: current, values: [] });
      return true;
    }
    if (pending.length === 0 || pending.length % size !== 0) return false;
    for (let at = 0; at < pending.length; at += size) {
      const repeatedMove = at > 0 && current.toUpperCase() === "M";
      const command = repeatedMove ? (current === "M" ? "L" : "l") : current;
      commands.push({ command, values: pending.slice(at, at + size) });
    }
    return true;
  };
  while (token.lastIndex < d.length) {
    const match = token.exec(d);
    if (match === null) return null;
    if (match[1] !== undefined) {
      if (!flush()) return null;
      current = match[1];
      pending = [];
    } else if (match[2] !== undefined) {
      const value = Number(match[2]);
      if (!Number.isFinite(value)) return null;
      pending.push(value);
    }
  }
  if (!flush()) return null;
  const first = commands[0];
  if (first === undefined || first.command.toUpperCase() !== "M" || commands.length < 3) return null;
  return commands;
}
