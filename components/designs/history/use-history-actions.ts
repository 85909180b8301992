"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import type { BranchJson } from "@/lib/designs/branch-schemas";
import { copyFromRevision } from "@/lib/designs/elements/copy-from-revision";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import { branchesQuery, createBranch, deleteBranch, renameBranch, restoreBranch } from "@/lib/designs/history-queries";
import { designQuery, nameRevision, revisionQuery, saveRevision } from "@/lib/designs/queries";
import type { CreateRevisionInput, RevisionJson } from "@/lib/designs/schemas";
import { revisionTitle } from "./revision-title";

export interface HistoryActions {
  /** Saves an old revision's elements as the line's newest; undo saves those before it again. */
  restore: (revisionId: string) => Promise<void>;
  /** Copies elements of an old revision into the line's newest, as a new revision. */
  copyElements: (revision: RevisionJson, chosen: ReadonlySet<string>) => Promise<void>;
  name: (revisionId: string, name: string) => Promise<void>;
  /** Answers the new branch; null: it was not made, and why is shown. */
  startBranch: (name: string, fromRevisionId: string) => Promise<BranchJson | null>;
  renameBranch: (branch: BranchJson, name: string) => Promise<boolean>;
  removeBranch: (branch: BranchJson) => Promise<boolean>;
  reload: () => Promise<void>;
}

/** What can be done with the revisions of one line. `headId`: its newest revision. */
export function useHistoryActions({
  designId,
  branchId,
  headId,
  onSaved,
}: {
  designId: string;
  branchId: string | null;
  headId: string | null;
  /** Shows what was saved. */
  onSaved: () => void;
}): HistoryActions {
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: ["designs"] });
  const read = (id: string) => queryClient.fetchQuery({ ...revisionQuery(id), staleTime: Number.POSITIVE_INFINITY });

  const save = async (
    elements: CreateRevisionInput["elements"],
    metadata: Readonly<Record<string, unknown>>,
    parentRevisionId: string | null,
  ): Promise<RevisionJson> => {
    const saved = await saveRevision(designId, { elements, metadata: toJson(metadata), parentRevisionId, branchId });
    queryClient.setQueryData(revisionQuery(saved.id).queryKey, saved);
    const headRevisionId = saved.id;
    if (branchId === null) {
      queryClient.setQueryData(designQuery(designId).queryKey, (known) => known && { ...known, headRevisionId });
    } else {
      queryClient.setQueryData(branchesQuery(designId).queryKey, (known) =>
        known?.map((each) => (each.id === branchId ? { ...each, headRevisionId } : each)),
      );
    }
    onSaved();
    void reload();
    return saved;
  };

  /** Undo is a further revision: nothing that was saved ever goes away. */
  const offerUndo = (title: string, saved: RevisionJson, head: RevisionJson) =>
    showUndo({
      title,
      description: `It is revision ${saved.number} now.`,
      undo: async () => {
        await save(head.elements.map(withoutLayout), head.metadata, saved.id);
      },
    });

  const attempt = async <T>(failure: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (cause) {
      showError(failure, cause);
      return null;
    }
  };

  return {
    reload,
    restore: async (revisionId) => {
      if (headId === null) return;
      await attempt("Could not restore the revision", async () => {
        const [old, head] = await Promise.all([read(revisionId), read(headId)]);
        const saved = await save(old.elements.map(withoutLayout), old.metadata, headId);
        offerUndo(`${revisionTitle(old)} is restored`, saved, head);
      });
    },
    copyElements: async (revision, chosen) => {
      if (headId === null) return;
      await attempt("Could not copy the elements", async () => {
        const head = await read(headId);
        const saved = await save(copyFromRevision(head.elements, revision.elements, chosen), head.metadata, headId);
        offerUndo(chosen.size === 1 ? "The element is copied" : `${chosen.size} elements are copied`, saved, head);
      });
    },
    name: async (revisionId, name) => {
      await attempt("Could not name the revision", async () => {
        await nameRevision(revisionId, name === "" ? null : name);
        await queryClient.invalidateQueries({ queryKey: revisionQuery(revisionId).queryKey });
        await reload();
      });
    },
    startBranch: (name, fromRevisionId) =>
      attempt("Could not start the branch", async () => {
        const branch = await createBranch(designId, { name, fromRevisionId });
        await reload();
        showSuccess(`Branch “${branch.name}” is started`);
        return branch;
      }),
    renameBranch: async (branch, name) => {
      const renamed = await attempt("Could not rename the branch", async () => {
        await renameBranch(branch.id, name);
        await reload();
        return true;
      });
      return renamed === true;
    },
    removeBranch: async (branch) => {
      const removed = await attempt("Could not delete the branch", async () => {
        await deleteBranch(branch.id);
        await reload();
        showUndo({
          title: `Branch “${branch.name}” is deleted`,
          description: "What was merged from it stays.",
          undo: async () => {
            await restoreBranch(branch.id);
            await reload();
          },
        });
        return true;
      });
      return removed === true;
    },
  };
}

type JsonObject = NonNullable<CreateRevisionInput["metadata"]>;

/** Metadata came as JSON, so it can go as JSON. */
function toJson(metadata: Readonly<Record<string, unknown>>): JsonObject {
  return JSON.parse(JSON.stringify(metadata)) as JsonObject;
}
