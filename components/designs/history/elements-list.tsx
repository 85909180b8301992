"use client";

import { Copy, Layers } from "lucide-react";
import { useState } from "react";
import { labelOf } from "@/components/designs/editor/draft";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { RevisionJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";

/** The elements of a revision, to be chosen and copied into the newest one of the line. */
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
                  {target === null ? (
                    <span className="truncate text-sm">{labelOf(withoutLayout(element))}</span>
                  ) : (
                    <Checkbox
                      label={labelOf(withoutLayout(element))}
                      checked={chosen.has(element.elementId)}
                      onCheckedChange={(on) => toggle(element.elementId, on === true)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {target === null ? null : (
        <div className="sticky bottom-0 border-line border-t bg-surface p-3">
          <Button
            className="w-full"
            icon={<Copy />}
            disabled={chosen.size === 0}
            loading={copying}
            onClick={() => void copy()}
          >
            {chosen.size === 0 ? `Copy into ${target}` : `Copy ${chosen.size} into ${target}`}
          </Button>
        </div>
      )}
    </>
  );
}
