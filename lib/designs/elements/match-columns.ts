const simplify = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();

/**
 * Which column fills which field, going by their names: equal ones first, then those that differ only in letter case,
 * accents, spaces and punctuation. A column fills one field; fields without a column are left out.
 */
export function matchColumns(fields: readonly string[], columns: readonly string[]): Record<string, string> {
  const mapping = new Map<string, string>();
  const taken = new Set<string>();
  const take = (isMatch: (field: string, column: string) => boolean) => {
    for (const field of fields) {
      if (mapping.has(field)) continue;
      const column = columns.find((candidate) => !taken.has(candidate) && isMatch(field, candidate));
      if (column === undefined) continue;
      mapping.set(field, column);
      taken.add(column);
    }
  };
  take((field, column) => field === column);
  take((field, column) => simplify(field) !== "" && simplify(field) === simplify(column));
  return Object.fromEntries(mapping);
}
