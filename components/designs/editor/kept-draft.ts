import { z } from "zod";
import { elementInputSchema } from "@/lib/render/scene";
import type { Draft, DraftElement } from "./draft";

const keptSchema = z.object({
  baseId: z.string().nullable(),
  productColor: z.string().nullable(),
  elements: z.array(z.intersection(elementInputSchema, z.object({ elementId: z.string() }))),
});

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

/** Changes kept for this revision; null when there are none, or they belong to another one. */
export function readKeptDraft(designId: string, baseId: string | null): Draft | null {
  try {
    const text = sessionStorage.getItem(keyOf(designId));
    const kept = keptSchema.safeParse(JSON.parse(text ?? "null"));
    if (!kept.success || kept.data.baseId !== baseId) return null;
    const elements: DraftElement[] = kept.data.elements;
    return { elements, productColor: kept.data.productColor };
  } catch {
    return null;
  }
}
