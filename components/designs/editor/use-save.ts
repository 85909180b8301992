"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { describeProblem } from "@/components/ui/problem";
import { showError, showSuccess } from "@/components/ui/toast";
import { designKeys, designQuery, revisionQuery, saveRevision } from "@/lib/designs/queries";
import type { DesignJson, RevisionJson } from "@/lib/designs/schemas";
import { ApiError } from "@/lib/kernel/client/api";
import type { Draft } from "./draft";
import type { DraftControl } from "./use-draft";

export interface SaveControl {
  saving: boolean;
  /** Somebody saved this revision in the meantime. */
  conflictWith: string | null;
  save: () => Promise<RevisionJson | null>;
  /** Saves on top of whatever is newest now. */
  saveOnTop: () => Promise<void>;
  closeConflict: () => void;
}

/**
 * Saves drafts as revisions. Their parent is the newest revision at the time the changes began, not the newest the page
 * has heard of since: so whoever was faster is never passed over in silence.
 */
export function useSave({
  design,
  base,
  control,
  onSaved,
}: {
  design: DesignJson;
  /** The revision that is edited; its other metadata is kept. */
  base: RevisionJson | null;
  control: DraftControl;
  onSaved: (revision: RevisionJson) => void;
}): SaveControl {
  const queryClient = useQueryClient();
  const [saving, setSaving] = useState(false);
  const [conflictWith, setConflictWith] = useState<string | null>(null);
  const busy = useRef(false);
  const knownHeadId = useRef(design.headRevisionId);
  useEffect(() => {
    if (!control.dirty) knownHeadId.current = design.headRevisionId;
  }, [control.dirty, design.headRevisionId]);

  const send = async (draft: Draft, parentRevisionId: string | null): Promise<RevisionJson | null> => {
    if (busy.current) return null;
    busy.current = true;
    setSaving(true);
    try {
      const { productColor: _, ...metadata } = base?.metadata ?? {};
      const revision = await saveRevision(design.id, {
        elements: [...draft.elements],
        metadata: {
          ...toJsonObject(metadata),
          ...(draft.productColor === null ? {} : { productColor: draft.productColor }),
        },
        parentRevisionId,
      });
      setConflictWith(null);
      knownHeadId.current = revision.id;
      queryClient.setQueryData(revisionQuery(revision.id).queryKey, revision);
      queryClient.setQueryData(designQuery(design.id).queryKey, (known) =>
        known === undefined ? known : { ...known, headRevisionId: revision.id },
      );
      control.markSaved(revision.id, draft);
      onSaved(revision);
      void queryClient.invalidateQueries({ queryKey: designKeys.revisions(design.id) });
      void queryClient.invalidateQueries({ queryKey: ["designs", "list"] });
      showSuccess(`Revision ${revision.number} is saved`);
      return revision;
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === "stale_parent") {
        const newest = cause.problem.newestRevisionId;
        setConflictWith(typeof newest === "string" ? newest : "");
      } else {
        showError("The revision was not saved", explain(cause));
      }
      return null;
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };

  return {
    saving,
    conflictWith,
    save: () => send(control.draft, knownHeadId.current),
    saveOnTop: async () => {
      await send(control.draft, conflictWith === "" ? null : conflictWith);
    },
    closeConflict: () => setConflictWith(null),
  };
}

/** What is wrong, and with the first elements that are named. */
function explain(cause: unknown): unknown {
  const problem = describeProblem(cause);
  if (problem.errors.length === 0) return cause;
  return `${problem.detail} ${problem.errors
    .slice(0, 3)
    .map((finding) => `${finding.path} ${finding.message}`)
    .join("; ")}.`;
}

type JsonObject = NonNullable<Parameters<typeof saveRevision>[1]["metadata"]>;

/** Metadata came as JSON, so it can go as JSON. */
function toJsonObject(metadata: Readonly<Record<string, unknown>>): JsonObject {
  return JSON.parse(JSON.stringify(metadata)) as JsonObject;
}
