"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useRef } from "react";
import { useEditor, useEditorRequest } from "@/components/designs/canvas/editor-context";
import { type SaveControl, useSave } from "@/components/designs/editor/use-save";
import { useUrlState } from "@/components/designs/use-url-state";
import { showSuccess } from "@/components/ui/toast";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { revisionQuery } from "@/lib/designs/queries";
import type { RevisionJson } from "@/lib/designs/schemas";
import { type DraftKeeping, useKeptDraft } from "./use-kept-draft";
import { type MergeControl, useMerge } from "./use-merge";
import { useOnline } from "./use-online";

const MergeDialog = dynamic(() => import("./merge-dialog").then((module) => module.MergeDialog), { ssr: false });

export interface Persistence {
  keeping: DraftKeeping;
  saver: SaveControl;
  merge: MergeControl;
  online: boolean;
  /** What somebody else saved since these changes began; null when there is nothing of the kind. */
  newer: RevisionJson | null;
  /** Saves, where there is something to save. */
  save: (name?: string | null) => void;
}

const Context = createContext<Persistence | null>(null);

/** How the design in work is kept and saved; only within `PersistenceProvider`. */
export function usePersistence(): Persistence {
  const persistence = use(Context);
  if (persistence === null) throw new Error("usePersistence needs a PersistenceProvider above it.");
  return persistence;
}

/** Keeps the editor's draft in the browser, saves it, and merges it with what others saved. Stands below `EditorProvider`. */
export function PersistenceProvider({ children }: { children: ReactNode }) {
  const { design, style, space, revision, control } = useEditor();
  const { read, write } = useUrlState();
  const queryClient = useQueryClient();
  const online = useOnline();
  const pinned = read("revision") !== null;
  const ownRevisionId = useRef<string | null>(null);
  const saver = useSave({
    design,
    base: revision,
    control,
    pinned,
    onSaved: ({ id }) => {
      ownRevisionId.current = id;
      if (pinned) write({ revision: null });
    },
  });
  const keeping = useKeptDraft({
    designId: design.id,
    branch: read("branch") ?? revision?.branchId ?? "main",
    control,
    pinned,
    saveWanted: saver.waiting,
  });
  const merge = useMerge(control, saver);
  useLeaveGuard(
    keeping.state === "failed",
    () => control.reset(revision),
    "The changes since the last revision are thrown away.",
  );

  const save = (name: string | null = null) => {
    if (control.dirty && !saver.saving) void saver.save(name);
  };
  useEditorRequest("save", save);
  useEditorRequest("discard", () => control.reset(revision));

  const resume = useEffectEvent(() => saver.resume());
  const isWanted = keeping.restored?.saveWanted === true;
  useEffect(() => {
    if (isWanted) resume();
  }, [isWanted]);

  // An unchanged draft follows what others save: whoever looks at it should know why it changes.
  const shownId = useRef(revision?.id ?? null);
  const follow = useEffectEvent((now: RevisionJson | null) => {
    const isOthers = now !== null && now.id !== ownRevisionId.current && now.id === control.baseId;
    if (!isOthers || pinned || control.dirty || shownId.current === null) return;
    showSuccess(`${now.createdBy?.name ?? "Somebody"} saved revision ${now.number}`, "You see it now.");
  });
  useEffect(() => {
    if ((revision?.id ?? null) === shownId.current) return;
    follow(revision);
    shownId.current = revision?.id ?? null;
  }, [revision]);

  const begin = useEffectEvent((newestId: string) => void merge.begin(newestId, true));
  const { conflictWith } = saver;
  useEffect(() => {
    if (conflictWith !== null && conflictWith !== "") begin(conflictWith);
  }, [conflictWith]);

  const known = control.baseId === null ? undefined : queryClient.getQueryData(revisionQuery(control.baseId).queryKey);
  const isOvertaken = control.dirty && !saver.saving && !pinned && revision !== null && revision.id !== control.baseId;
  const newer = isOvertaken && (known === undefined || known.number < revision.number) ? revision : null;

  return (
    <Context value={{ keeping, saver, merge, online, newer, save }}>
      {children}
      {merge.open === null ? null : (
        <MergeDialog
          key={merge.open.newest.id}
          merge={merge.open}
          style={style}
          spaceId={space.spaceId}
          saving={saver.saving}
          onMerge={(choices, saves) => void merge.finish(choices, saves)}
          onClose={merge.close}
        />
      )}
    </Context>
  );
}
