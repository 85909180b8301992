/**
 * Keys of the query cache. The live stream reloads by them: a change of `{entity, id}` reloads every list of the
 * entity and everything below that one item, and leaves other items alone.
 */
export function listKey(entity: string, parameters: Readonly<Record<string, unknown>> = {}): readonly unknown[] {
  return [entity, "list", parameters];
}

/** The item itself, or with `part` something that belongs to it (`itemKey("designs", id, "revisions")`). */
export function itemKey(entity: string, id: string, ...part: readonly unknown[]): readonly unknown[] {
  return [entity, id, ...part];
}
