/** A short name for a list of ids, another one for another list or order (FNV-1a, 32 bits). */
export function hashIds(ids: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const id of ids) {
    for (let index = 0; index < id.length; index += 1) {
      hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
    }
  }
  return `${ids.length}-${(hash >>> 0).toString(36)}`;
}
