import { draftOf } from "@/components/designs/editor/draft";
import { productColorOf } from "@/components/designs/editor/use-editing";
import type { RevisionJson, StyleJson } from "@/lib/designs/schemas";

/** Hex of the product that a revision was made for. */
export function productColorOfRevision(style: StyleJson, revision: RevisionJson): string {
  return productColorOf(style, draftOf({ ...revision, elements: [] }, null));
}
