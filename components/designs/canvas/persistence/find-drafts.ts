import { adoptDraft, type DraftPlace, deleteDraft, type KeptDraft, listDrafts } from "./draft-store";
import { sortDrafts } from "./sort-drafts";
import { createTabId, readLiveTabs } from "./tab-presence";

async function readKept(place: DraftPlace): Promise<KeptDraft[]> {
  const found = await listDrafts(place);
  if (found.length === 0) return [];
  const { parseKeptDrafts } = await import("./parse-kept-drafts");
  return parseKeptDrafts(found);
}

interface FoundDrafts {
  restore: KeptDraft | null;
  offered: readonly KeptDraft[];
}

let last: Promise<unknown> = Promise.resolve();

/**
 * The unsaved changes that a tab goes on with, which are its own from now on, and the others it may. One search after
 * the other, because the first may take what the second has seen.
 * @param baseId only changes to this revision come back; undefined: to any
 */
export function findDrafts(place: DraftPlace, tabId: string, baseId: string | null | undefined): Promise<FoundDrafts> {
  const search = last.then(() => searchDrafts(place, tabId, baseId));
  last = search.catch(() => {});
  return search;
}

async function searchDrafts(place: DraftPlace, tabId: string, baseId: string | null | undefined): Promise<FoundDrafts> {
  const [found, live] = await Promise.all([readKept(place), readLiveTabs()]);
  const { restore: wanted, offered, expired } = sortDrafts(found, { tabId, live, now: Date.now() });
  await Promise.all(expired.map((draft) => deleteDraft(draft.key)));
  if (wanted === null) return { restore: null, offered };
  const isOwn = wanted.tabId === tabId;
  if (baseId !== undefined && wanted.baseId !== baseId) {
    // Out of this tab's way, so that its next change does not write over it.
    if (isOwn) await adoptDraft(wanted, createTabId());
    return { restore: null, offered: [] };
  }
  return { restore: isOwn ? wanted : await adoptDraft(wanted, tabId), offered };
}
