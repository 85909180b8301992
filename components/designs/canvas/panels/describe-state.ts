import type { DraftKeeping } from "@/components/designs/canvas/persistence/use-kept-draft";

/** Where the design is kept at this moment, in words. */
export function describeState(
  {
    keeping,
    saving,
    waiting,
    online,
  }: { keeping: DraftKeeping["state"]; saving: boolean; waiting: boolean; online: boolean },
  revisionNumber: number | null,
): string {
  if (saving) return "Saving…";
  if (waiting) return "Saved on this device – will be saved when you are online";
  const offline = online ? "" : "Offline · ";
  if (keeping === "clean") {
    return `${offline}${revisionNumber === null ? "Nothing saved yet" : `Revision ${revisionNumber}, saved`}`;
  }
  return `${offline}Unsaved changes${keeping === "kept" ? " · saved on this device" : ""}`;
}
