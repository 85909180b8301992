/** As the studio writes tags: lower case, single spaces, at most 50 characters. */
const cleanTag = (text: string) => text.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase().slice(0, 50);

/** The tags that somebody typed, divided by commas: each once, and none that is there already. */
export function readTags(text: string, present: readonly string[]): string[] {
  return [...new Set(text.split(",").map(cleanTag))].filter((tag) => tag !== "" && !present.includes(tag));
}
