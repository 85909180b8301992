"use client";

import { ClipboardCopy, Copy, Layers } from "lucide-react";
import { useState } from "react";
import { labelOf } from "@/components/designs/editor/draft";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { showSuccess } from "@/components/ui/toast";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { RevisionJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import { copyForEditor } from "./copy-for-editor";

/** The elements of a revision, to be chosen and copied: for a draft in the editor, or into the newest one of the line. */
export function ElementsList({
  revision,
  spaces,
  target,
  onCopy,
}: {
  revision: RevisionJson;
  spaces: readonly Space[];
  /** What they are copied into; null: it is this revision itself, or nothing may be changed. */
  target: string | null;
  onCopy: (chosen: ReadonlySet<string>) => Promise<void>;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { organization } = useStudio();
  const [copying, setCopying] = useState(false);
  if (revision.elements.length === 0) {
    return <EmptyState icon={<Layers />} title="No elements" description="This revision is an empty design." />;
  }
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const copy = async () => {
    setCopying(true);
    await onCopy(chosen);
    setCopying(false);
    setChosen(new Set());
  };
  const copyToClipboard = async () => {
    if (!(await copyForEditor(revision, chosen, organization.id))) return;
    showSuccess(
      chosen.size === 1 ? "The element is in the clipboard" : `${chosen.size} elements are in the clipboard`,
      "Paste in the editor puts them into the draft.",
    );
  };
  return (
    <>
      {spaces.map((space) => {
        const elements = revision.elements.filter((element) => element.spaceId === space.spaceId).toReversed();
        if (elements.length === 0) return null;
        return (
          <section key={space.spaceId} aria-label={space.name}>
            {spaces.length > 1 ? <h3 className="px-4 pt-3 pb-1 text-2xs text-ink-3">{space.name}</h3> : null}
            <ul className="divide-y divide-line">
              {elements.map((element) => (
                <li key={element.elementId} className="px-4 py-2">
                  <Checkbox
                    label={labelOf(withoutLayout(element))}
                    checked={chosen.has(element.elementId)}
                    onCheckedChange={(on) => toggle(element.elementId, on === true)}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <div className="sticky bottom-0 flex flex-col gap-2 border-line border-t bg-surface p-3">
        <Button
          className="w-full"
          icon={<ClipboardCopy />}
          disabled={chosen.size === 0}
          onClick={() => void copyToClipboard()}
        >
          {chosen.size === 0 ? "Copy for the editor" : `Copy ${chosen.size} for the editor`}
        </Button>
        {target === null ? null : (
          <Button
            className="w-full"
            icon={<Copy />}
            disabled={chosen.size === 0}
            loading={copying}
            onClick={() => void copy()}
          >
            {chosen.size === 0 ? `Copy into ${target}` : `Copy ${chosen.size} into ${target}`}
          </Button>
        )}
      </div>
    </>
  );
}
