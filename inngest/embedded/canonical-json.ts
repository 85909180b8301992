/** Deepest nesting that is stored; PostgreSQL and the app parse it recursively too. */
const maxDepth = 500;

/** Thrown for values nested too deeply to be stored. */
export class NestedTooDeeply extends Error {
  constructor() {
    super("nested too deeply");
  }
}

function write(value: unknown, depth: number): string {
  if (depth < 0) {
    throw new NestedTooDeeply();
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => write(item ?? null, depth - 1)).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members: string[] = [];
    for (const [name, member] of Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))) {
      if (member !== undefined) {
        members.push(`${JSON.stringify(name)}:${write(member, depth - 1)}`);
      }
    }
    // The SDK's canonical form leaves an object with a member of this name as JSON.stringify writes it.
    return "toJSON" in value && value.toJSON !== null && value.toJSON !== undefined
      ? JSON.stringify(value)
      : `{${members.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/**
 * Canonical JSON (RFC 8785) of a value that came from JSON: members sorted by UTF-16 code units, no white space.
 * Where the SDK departs from the RFC this does too, because its signature covers this text: lone surrogates are escaped.
 * @throws NestedTooDeeply beyond `depth` levels
 */
export function toCanonicalJson(value: unknown, depth = maxDepth): string {
  return write(value ?? null, depth);
}
