import type { Draft } from "./draft";

const keyOf = (designId: string) => `atelier-draft:${designId}`;

/** Keeps unsaved changes in the tab, so that a reload or a wrong turn loses nothing. */
export function keepDraft(designId: string, baseId: string | null, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(designId), JSON.stringify({ baseId, ...draft }));
  } catch {
    // Too large for the browser's store, or none allowed: the question before leaving still protects the changes.
  }
}

export function clearKeptDraft(designId: string): void {
  try {
    sessionStorage.removeItem(keyOf(designId));
  } catch {
    // No store, nothing kept.
  }
}

/** Changes kept for this revision; null when there are none, or they belong to another one. Only then is the check loaded. */
export async function readKeptDraft(designId: string, baseId: string | null): Promise<Draft | null> {
  const text = readText(keyOf(designId));
  if (text === null) return null;
  const { parseKeptDraft } = await import("./parse-kept-draft");
  const kept = parseKeptDraft(text);
  if (kept === null || kept.baseId !== baseId) return null;
  return { elements: kept.elements, productColor: kept.productColor };
}

function readText(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
