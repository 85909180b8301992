import type { KeptDraft } from "./draft-store";

/** Changes nobody came back to for this long are forgotten, ms. */
export const keptForMs = 60 * 24 * 60 * 60 * 1000;

export interface SortedDrafts {
  /** Comes back by itself: this tab's own, else the newest of a tab that is closed. */
  readonly restore: KeptDraft | null;
  /** Of closed tabs too: offered. Newest first. */
  readonly offered: readonly KeptDraft[];
  /** Of tabs that are open: left alone. */
  readonly elsewhere: readonly KeptDraft[];
  /** Too old, to be deleted. */
  readonly expired: readonly KeptDraft[];
}

/**
 * What becomes of the drafts that a tab finds when it opens a design.
 * @param live ids of the open tabs; null where the browser cannot tell: then nothing of other tabs comes back by itself
 */
export function sortDrafts(
  drafts: readonly KeptDraft[],
  { tabId, live, now }: { tabId: string; live: ReadonlySet<string> | null; now: number },
): SortedDrafts {
  const newestFirst = drafts.toSorted((one, other) => other.changedAt - one.changedAt);
  const own = newestFirst.find((draft) => draft.tabId === tabId) ?? null;
  const others = newestFirst.filter((draft) => draft.tabId !== tabId);
  const isOpen = (draft: KeptDraft) => live?.has(draft.tabId) === true;
  const isExpired = (draft: KeptDraft) => !isOpen(draft) && now - draft.changedAt > keptForMs;
  const closed = others.filter((draft) => !isOpen(draft) && !isExpired(draft));
  const restore = own ?? (live === null ? null : (closed[0] ?? null));
  return {
    restore,
    offered: closed.filter((draft) => draft !== restore),
    elsewhere: others.filter(isOpen),
    expired: others.filter(isExpired),
  };
}
