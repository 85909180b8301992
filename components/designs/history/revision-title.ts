/** What a revision is called where it is spoken of: its number, and its name where it has one. */
export function revisionTitle(revision: { number: number; name: string | null }): string {
  return revision.name === null ? `Revision ${revision.number}` : `Revision ${revision.number}, ${revision.name}`;
}
