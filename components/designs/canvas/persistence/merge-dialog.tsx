"use client";

import { Check } from "lucide-react";
import { useMemo, useState } from "react";
import { productColorOf } from "@/components/designs/editor/use-editing";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Resolution } from "@/lib/designs/elements/merge-elements";
import type { StyleJson } from "@/lib/designs/schemas";
import {
  type Choices,
  choicesFor,
  describeConflict,
  mergedDraft,
  nameConflict,
  type PreparedMerge,
  subjectOf,
} from "./prepare-merge";
import { VersionPicture } from "./version-picture";

/** Both versions side by side with what they give together, and a decision for every element that both changed. */
export function MergeDialog({
  merge,
  style,
  spaceId: firstSpaceId,
  saving,
  onMerge,
  onClose,
}: {
  merge: PreparedMerge;
  style: StyleJson;
  /** The side that is shown first, where no conflict is elsewhere. */
  spaceId: string;
  saving: boolean;
  /** @param save on top of theirs, at once */
  onMerge: (choices: Choices, save: boolean) => void;
  onClose: () => void;
}) {
  const { newest, mine, theirs, result } = merge;
  const { conflicts } = result;
  const [choices, setChoices] = useState<Choices>({});
  const [spaceId, setSpaceId] = useState(() => {
    const places = conflicts.map((conflict) => subjectOf(conflict)?.spaceId ?? firstSpaceId);
    return places.includes(firstSpaceId) ? firstSpaceId : (places[0] ?? firstSpaceId);
  });
  const who = newest.createdBy?.name ?? "Somebody";
  const open = conflicts.filter((conflict) => choices[conflict.elementId] === undefined).length;
  const merged = useMemo(() => mergedDraft(merge, choices), [merge, choices]);
  const marked = new Set(conflicts.map((conflict) => conflict.elementId));
  const space = style.spaces.find((each) => each.spaceId === spaceId) ?? style.spaces[0];
  const choose = (elementId: string, value: Resolution) => setChoices((known) => ({ ...known, [elementId]: value }));
  const chooseAll = (value: Resolution) =>
    setChoices(Object.fromEntries(conflicts.map((conflict) => [conflict.elementId, value])));
  return (
    <Dialog open onOpenChange={(stays) => (stays ? undefined : onClose())}>
      <DialogContent
        size="xl"
        title={`${who} saved revision ${newest.number} while you were editing`}
        description={
          <>
            Saved <RelativeTime value={newest.createdAt} />.{" "}
            {conflicts.length === 0
              ? "Your changes and theirs do not touch the same things."
              : `${conflicts.length === 1 ? "One element was" : `${conflicts.length} elements were`} changed by both of you.`}
          </>
        }
      >
        <DialogBody>
          {style.spaces.length > 1 ? (
            <SegmentedControl
              aria-label="Side"
              size="sm"
              value={spaceId}
              onValueChange={setSpaceId}
              options={style.spaces.map((each) => ({ value: each.spaceId, label: each.name }))}
              className="self-start"
            />
          ) : null}
          {space === undefined ? null : (
            <div className="flex gap-4 max-sm:flex-col">
              <VersionPicture
                title="Yours"
                space={space}
                draft={mine}
                productColor={productColorOf(style, mine)}
                marked={marked}
              />
              <VersionPicture
                title={`${who}’s`}
                space={space}
                draft={theirs}
                productColor={productColorOf(style, theirs)}
                marked={marked}
              />
              <VersionPicture
                title="Together"
                space={space}
                draft={merged}
                productColor={productColorOf(style, merged)}
                marked={marked}
              />
            </div>
          )}
          {conflicts.length === 0 ? null : (
            <section aria-label="Changed by both">
              <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
                <h3 className="text-sm">Changed by both</h3>
                {conflicts.length > 1 ? (
                  <span className="flex gap-1.5">
                    <Button size="sm" onClick={() => chooseAll("mine")}>
                      All mine
                    </Button>
                    <Button size="sm" onClick={() => chooseAll("theirs")}>
                      All theirs
                    </Button>
                  </span>
                ) : null}
              </div>
              <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
                {conflicts.map((conflict) => {
                  const { elementId } = conflict;
                  const name = nameConflict(conflict);
                  return (
                    <li key={elementId} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2">
                      <Check
                        aria-hidden="true"
                        className={choices[elementId] === undefined ? "size-4 opacity-0" : "size-4 text-success-text"}
                      />
                      <span className="min-w-0 flex-1">
                        <span className="block truncate font-medium text-sm">{name}</span>
                        <span className="block text-ink-3 text-xs">{describeConflict(conflict, who)}</span>
                      </span>
                      <SegmentedControl
                        aria-label={`Version of ${name}`}
                        size="sm"
                        value={choices[elementId]}
                        onValueChange={(value) => choose(elementId, value)}
                        options={choicesFor(conflict)}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          )}
        </DialogBody>
        <DialogFooter className="flex-wrap">
          <span className="mr-auto text-ink-3 text-xs" role="status">
            {open === 0 ? "" : open === 1 ? "One decision left" : `${open} decisions left`}
          </span>
          <Button onClick={onClose}>Keep editing</Button>
          <Button disabled={open > 0} onClick={() => onMerge(choices, false)}>
            Merge, save later
          </Button>
          <Button variant="primary" loading={saving} disabled={open > 0} onClick={() => onMerge(choices, true)}>
            Merge and save
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
