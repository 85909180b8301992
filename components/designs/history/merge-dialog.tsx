"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { showError, showSuccess } from "@/components/ui/toast";
import type { Resolution } from "@/lib/designs/elements/merge-elements";
import { mergeBranches } from "@/lib/designs/history-queries";
import type { StyleJson } from "@/lib/designs/schemas";
import { ApiError } from "@/lib/kernel/client/api";
import { MergeConflicts, type MetadataSide } from "./merge-conflicts";
import { type LineName, MergeLines } from "./merge-lines";
import { type MergeConflict, readMergeConflict } from "./read-merge-conflict";

interface Decisions {
  readonly elements: Readonly<Record<string, Resolution>>;
  readonly metadata: Readonly<Record<string, MetadataSide>>;
}

const nothing: Decisions = { elements: {}, metadata: {} };

/** Merges one line into another; what both changed is decided one by one, with both versions in sight. */
export function MergeDialog({
  designId,
  lines,
  initialFrom,
  initialInto,
  style,
  onMerged,
  onClose,
}: {
  designId: string;
  /** All that can be merged. */
  lines: readonly LineName[];
  initialFrom: LineName;
  initialInto: LineName;
  style: StyleJson;
  onMerged: (into: LineName) => Promise<void>;
  onClose: () => void;
}) {
  const [{ from, into }, setSides] = useState({ from: initialFrom, into: initialInto });
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<MergeConflict | null>(null);
  const [decisions, setDecisions] = useState(nothing);
  const total = (conflict?.conflicts.length ?? 0) + (conflict?.metadataConflicts.length ?? 0);
  const open =
    (conflict?.conflicts.filter(({ elementId }) => decisions.elements[elementId] === undefined).length ?? 0) +
    (conflict?.metadataConflicts.filter(({ key }) => decisions.metadata[key] === undefined).length ?? 0);
  const merge = async () => {
    setBusy(true);
    try {
      const merged = await mergeBranches(designId, {
        fromBranch: from.id ?? "main",
        intoBranch: into.id ?? "main",
        ...(conflict === null ? {} : { resolutions: decisions.elements, metadataResolutions: decisions.metadata }),
      });
      showSuccess(`“${from.name}” is merged into “${into.name}”`, `It is revision ${merged.number} there.`);
      await onMerged(into);
      onClose();
    } catch (cause) {
      const found =
        cause instanceof ApiError && cause.code === "merge_conflict" ? readMergeConflict(cause.problem) : null;
      if (found === null) showError("Could not merge", cause);
      else setConflict(keepDecided(conflict, found, decisions));
    } finally {
      setBusy(false);
    }
  };
  const chooseAll = (side: MetadataSide) =>
    setDecisions({
      elements: Object.fromEntries((conflict?.conflicts ?? []).map(({ elementId }) => [elementId, side])),
      metadata: Object.fromEntries((conflict?.metadataConflicts ?? []).map(({ key }) => [key, side])),
    });
  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title={`Merge “${from.name}” into “${into.name}”`}
        description={
          conflict === null
            ? `What was done on “${from.name}” since both were last the same comes into “${into.name}” as a new revision. “${from.name}” stays as it is.`
            : "Both lines changed the same. Choose for each; everything else is merged already."
        }
        size={conflict === null ? "md" : "xl"}
      >
        <DialogBody>
          {conflict === null ? (
            <MergeLines
              lines={lines}
              from={from}
              into={into}
              onChange={(nextFrom, nextInto) => setSides({ from: nextFrom, into: nextInto })}
            />
          ) : (
            <>
              <div className="flex flex-wrap gap-2">
                <Button size="sm" onClick={() => chooseAll("mine")}>
                  Keep all of {into.name}
                </Button>
                <Button size="sm" onClick={() => chooseAll("theirs")}>
                  Take all of {from.name}
                </Button>
              </div>
              <MergeConflicts
                conflict={conflict}
                from={from}
                into={into}
                style={style}
                choices={decisions.elements}
                metadataChoices={decisions.metadata}
                onChoose={(elementId, resolution) =>
                  setDecisions({ ...decisions, elements: { ...decisions.elements, [elementId]: resolution } })
                }
                onChooseMetadata={(key, side) =>
                  setDecisions({ ...decisions, metadata: { ...decisions.metadata, [key]: side } })
                }
              />
            </>
          )}
        </DialogBody>
        <DialogFooter>
          {conflict === null ? null : (
            <p role="status" className="mr-auto text-ink-2 text-sm">
              {open === 0 ? "Everything is decided" : `${open} of ${total} to decide`}
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
function keepDecided(before: MergeConflict | null, found: MergeConflict, decisions: Decisions): MergeConflict {
  const elementIds = new Set(found.conflicts.map(({ elementId }) => elementId));
  const keys = new Set(found.metadataConflicts.map(({ key }) => key));
  const elements = (before?.conflicts ?? []).filter(
    ({ elementId }) => decisions.elements[elementId] !== undefined && !elementIds.has(elementId),
  );
  const metadata = (before?.metadataConflicts ?? []).filter(
    ({ key }) => decisions.metadata[key] !== undefined && !keys.has(key),
  );
  return {
    ...found,
    conflicts: [...elements, ...found.conflicts],
    metadataConflicts: [...metadata, ...found.metadataConflicts],
  };
}
