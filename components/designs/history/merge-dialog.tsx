"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { useRenderer } from "@/components/designs/editor/use-renderer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { Resolution } from "@/lib/designs/elements/merge-elements";
import { mergeBranches } from "@/lib/designs/history-queries";
import { revisionQuery } from "@/lib/designs/queries";
import type { RevisionJson } from "@/lib/designs/schemas";
import { ApiError } from "@/lib/kernel/client/api";
import type { Space } from "@/lib/render/scene";
import { ConflictChoice } from "./conflict-choice";
import { type MergeConflict, readMergeConflict } from "./read-merge-conflict";

/** A line as the dialog speaks of it; id null: the main line. */
export interface LineName {
  id: string | null;
  name: string;
}

/** Merges one line into another; what both changed is decided element by element, with both versions in sight. */
export function MergeDialog({
  designId,
  from,
  into,
  spaces,
  colorOf,
  onMerged,
  onClose,
}: {
  designId: string;
  from: LineName;
  into: LineName;
  spaces: readonly Space[];
  colorOf: (revision: RevisionJson) => string;
  onMerged: (revisionId: string) => Promise<void>;
  onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<MergeConflict | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, Resolution>>>({});
  const open = conflict?.conflicts.filter(({ elementId }) => choices[elementId] === undefined).length ?? 0;
  const merge = async () => {
    setBusy(true);
    try {
      const merged = await mergeBranches(designId, {
        fromBranch: from.id ?? "main",
        intoBranch: into.id ?? "main",
        ...(conflict === null ? {} : { resolutions: choices }),
      });
      showSuccess(`“${from.name}” is merged into “${into.name}”`, `It is revision ${merged.number} there.`);
      await onMerged(merged.id);
      onClose();
    } catch (cause) {
      const found =
        cause instanceof ApiError && cause.code === "merge_conflict" ? readMergeConflict(cause.problem) : null;
      if (found === null) showError("Could not merge", cause);
      else setConflict(keepDecided(conflict, found, choices));
    } finally {
      setBusy(false);
    }
  };
  const chooseAll = (resolution: Resolution) =>
    setChoices(Object.fromEntries((conflict?.conflicts ?? []).map(({ elementId }) => [elementId, resolution])));
  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title={`Merge “${from.name}” into “${into.name}”`}
        description={
          conflict === null
            ? `What was done on “${from.name}” since both were last the same comes into “${into.name}” as a new revision. “${from.name}” stays as it is.`
            : `Both lines changed the same. Choose for each element; everything else is merged already.`
        }
        size={conflict === null ? "md" : "xl"}
      >
        {conflict === null ? null : (
          <DialogBody>
            <div className="flex flex-wrap gap-2">
              <Button size="sm" onClick={() => chooseAll("mine")}>
                Keep all of {into.name}
              </Button>
              <Button size="sm" onClick={() => chooseAll("theirs")}>
                Take all of {from.name}
              </Button>
            </div>
            <Conflicts
              conflict={conflict}
              from={from}
              into={into}
              spaces={spaces}
              colorOf={colorOf}
              choices={choices}
              onChoose={(elementId, resolution) => setChoices({ ...choices, [elementId]: resolution })}
            />
          </DialogBody>
        )}
        <DialogFooter>
          {conflict === null ? null : (
            <p role="status" className="mr-auto text-ink-2 text-sm">
              {open === 0 ? "Everything is decided" : `${open} of ${conflict.conflicts.length} to decide`}
            </p>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={busy} disabled={open > 0} onClick={() => void merge()}>
            Merge
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Somebody may have saved meanwhile: what is decided stays in the list with what has come up new. */
function keepDecided(
  before: MergeConflict | null,
  found: MergeConflict,
  choices: Readonly<Record<string, Resolution>>,
): MergeConflict {
  const fresh = new Set(found.conflicts.map(({ elementId }) => elementId));
  const decided = (before?.conflicts ?? []).filter(
    ({ elementId }) => choices[elementId] !== undefined && !fresh.has(elementId),
  );
  return { ...found, conflicts: [...decided, ...found.conflicts] };
}

function Conflicts({
  conflict,
  from,
  into,
  spaces,
  colorOf,
  choices,
  onChoose,
}: {
  conflict: MergeConflict;
  from: LineName;
  into: LineName;
  spaces: readonly Space[];
  colorOf: (revision: RevisionJson) => string;
  choices: Readonly<Record<string, Resolution>>;
  onChoose: (elementId: string, resolution: Resolution) => void;
}) {
  const { renderer } = useRenderer();
  const mine = useQuery({
    ...revisionQuery(conflict.mineRevisionId ?? ""),
    enabled: conflict.mineRevisionId !== null,
  });
  const theirs = useQuery(revisionQuery(conflict.theirsRevisionId));
  const elements = [...(mine.data?.elements ?? []), ...(theirs.data?.elements ?? [])].map(withoutLayout);
  const images = useImageSources({ elements, productColor: null });
  const failed = [mine, theirs].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <ErrorState error={failed.error} title="The versions could not be loaded" onRetry={() => void failed.refetch()} />
    );
  }
  if (mine.data === undefined || theirs.data === undefined) return <SkeletonRows label="Loading both versions" />;
  const sides = { mine: mine.data, theirs: theirs.data };
  return (
    <ol aria-label="Conflicts" className="flex flex-col gap-4">
      {conflict.conflicts.map((each) => (
        <li key={each.elementId}>
          <ConflictChoice
            conflict={each}
            names={{ mine: into.name, theirs: from.name }}
            revisions={sides}
            spaces={spaces}
            images={images}
            colorOf={colorOf}
            renderer={renderer}
            choice={choices[each.elementId]}
            onChoose={(resolution) => onChoose(each.elementId, resolution)}
          />
        </li>
      ))}
    </ol>
  );
}
