"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { describeProblem } from "@/components/ui/problem";
import { showError, showSuccess } from "@/components/ui/toast";
import { branchesQuery } from "@/lib/designs/history-queries";
import { designKeys, designQuery, revisionQuery, saveRevision } from "@/lib/designs/queries";
import type { DesignJson, RevisionJson } from "@/lib/designs/schemas";
import { ApiError } from "@/lib/kernel/client/api";
import type { Draft } from "./draft";
import type { DraftControl } from "./use-draft";

export interface SaveControl {
  saving: boolean;
  /** The studio could not be reached: the save is sent again when it can. */
  waiting: boolean;
  /** Somebody saved this revision in the meantime. */
  conflictWith: string | null;
  /** @param name for the revision; null: none */
  save: (name?: string | null) => Promise<RevisionJson | null>;
  /** Saves this draft on top of this revision, whatever it was made from. */
  saveOn: (parentRevisionId: string | null, draft: Draft) => Promise<RevisionJson | null>;
  /** Saves on top of whatever is newest now. */
  saveOnTop: () => Promise<void>;
  closeConflict: () => void;
  /** A save of an earlier visit is still to be sent. */
  resume: () => void;
}

/** Pauses between attempts while the browser believes to be online, ms. */
const retryMs = [3_000, 10_000, 30_000, 60_000] as const;

/** Whether a call never reached the studio, or nobody was there to answer it. */
export function isUnreachable(cause: unknown): boolean {
  if (cause instanceof ApiError) return cause.status === 502 || cause.status === 503 || cause.status === 504;
  return cause instanceof TypeError;
}

/**
 * Saves drafts as revisions. Their parent is the revision that the changes were made to, and for an old one that the
 * address names the newest at that time: so whoever was faster is never passed over in silence.
 */
export function useSave({
  design,
  base,
  control,
  pinned,
  onSaved,
}: {
  design: DesignJson;
  /** The revision that is edited; its other metadata is kept. */
  base: RevisionJson | null;
  control: DraftControl;
  /** The address names the revision. */
  pinned: boolean;
  onSaved: (revision: RevisionJson) => void;
}): SaveControl {
  const queryClient = useQueryClient();
  const branchId = useUrlState().read("branch");
  const [saving, setSaving] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const [conflictWith, setConflictWith] = useState<string | null>(null);
  const busy = useRef(false);
  const wantedName = useRef<string | null>(null);
  const knownHeadId = useRef(design.headRevisionId);
  useEffect(() => {
    if (!control.dirty) knownHeadId.current = design.headRevisionId;
  }, [control.dirty, design.headRevisionId]);

  const settle = (revision: RevisionJson, draft: Draft) => {
    setConflictWith(null);
    setWaiting(false);
    setAttempts(0);
    wantedName.current = null;
    knownHeadId.current = revision.id;
    queryClient.setQueryData(revisionQuery(revision.id).queryKey, revision);
    if (revision.branchId === null) {
      queryClient.setQueryData(designQuery(design.id).queryKey, (known) =>
        known === undefined ? known : { ...known, headRevisionId: revision.id },
      );
    } else {
      queryClient.setQueryData(branchesQuery(design.id).queryKey, (known) =>
        known?.map((each) => (each.id === revision.branchId ? { ...each, headRevisionId: revision.id } : each)),
      );
    }
    control.markSaved(revision.id, draft);
    onSaved(revision);
    void queryClient.invalidateQueries({ queryKey: designKeys.revisions(design.id) });
    void queryClient.invalidateQueries({ queryKey: ["designs", "list"] });
    showSuccess(`Revision ${revision.number} is saved`);
  };

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
        ...(wantedName.current === null ? {} : { name: wantedName.current }),
        parentRevisionId,
        ...(branchId === null ? {} : { branchId }),
      });
      settle(revision, draft);
      return revision;
    } catch (cause) {
      setWaiting(isUnreachable(cause));
      if (isUnreachable(cause)) setAttempts((count) => count + 1);
      else if (cause instanceof ApiError && cause.code === "stale_parent") {
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
  const save = () => send(control.draft, pinned ? knownHeadId.current : control.baseId);

  // What waits is sent when the browser comes online, and now and then in case only the studio was away.
  const again = useRef(save);
  useEffect(() => {
    again.current = save;
  });
  const isOnDesk = waiting && control.dirty && conflictWith === null;
  useEffect(() => {
    if (!isOnDesk) return;
    const retry = () => void again.current();
    const pause = retryMs[Math.min(attempts, retryMs.length) - 1] ?? 0;
    const timer = setTimeout(() => navigator.onLine && retry(), pause);
    window.addEventListener("online", retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [isOnDesk, attempts]);

  return {
    saving,
    waiting: isOnDesk,
    conflictWith,
    save: (name = null) => {
      wantedName.current = name;
      return save();
    },
    saveOn: (parentRevisionId, draft) => send(draft, parentRevisionId),
    saveOnTop: async () => {
      await send(control.draft, conflictWith === "" ? null : conflictWith);
    },
    closeConflict: () => setConflictWith(null),
    resume: () => setWaiting(true),
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
