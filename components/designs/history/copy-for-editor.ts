import { clipOfAll } from "@/components/designs/canvas/model/clip";
import { keepClip } from "@/components/designs/canvas/stage/kept-clip";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { RevisionJson } from "@/lib/designs/schemas";

/**
 * Puts elements of a revision into the clipboard as the editor does, so that they can be pasted into a draft there.
 * Answers false when there was nothing to copy.
 */
export async function copyForEditor(
  revision: RevisionJson,
  chosen: ReadonlySet<string>,
  organizationId: string,
): Promise<boolean> {
  const clip = clipOfAll(revision.elements.map(withoutLayout), chosen, organizationId);
  if (clip === null) return false;
  const text = JSON.stringify(clip);
  keepClip(text);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused, or a page without TLS: what is kept serves this browser's tabs.
  }
  return true;
}
