"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Draft, draftOf, isEqualDraft } from "@/components/designs/editor/draft";
import type { DraftControl } from "@/components/designs/editor/use-draft";
import { useStudio } from "@/components/shell/studio-context";
import { revisionQuery } from "@/lib/designs/queries";
import { ApiError } from "@/lib/kernel/client/api";
import { adoptDraft, type DraftPlace, deleteDraft, type KeptDraft, keyOfDraft, putDraft } from "./draft-store";
import { findDrafts } from "./find-drafts";
import { createTabId, enterDesign, readOwnTabId } from "./tab-presence";

/** Changes are written this long after the last of them, ms. */
const settleMs = 300;

export interface DraftKeeping {
  /** Where the unsaved changes are: nowhere because there are none, about to be written, in the browser, or only here. */
  state: "clean" | "writing" | "kept" | "failed";
  /** Unsaved changes of an earlier visit that came back, until they are saved or let go. */
  restored: KeptDraft | null;
  /** Further unsaved changes, of tabs that are closed. */
  offered: readonly KeptDraft[];
  /** Other tabs of this browser with the same design. */
  otherTabs: number;
  /** Goes on with other kept changes; what is unsaved here is kept beside them. */
  take: (kept: KeptDraft) => Promise<void>;
  /** Throws kept changes away. */
  forget: (kept: KeptDraft) => Promise<void>;
  /** Takes the notice of `restored` away. */
  acceptRestored: () => void;
}

const contentOf = ({ elements, productColor }: KeptDraft): Draft => ({ elements, productColor });

/**
 * What the base of kept changes holds: without it nobody could tell what was changed. One that is gone held nothing.
 * @throws when the studio cannot be reached
 */
async function readBase(queryClient: QueryClient, baseId: string | null): Promise<Draft> {
  if (baseId === null) return draftOf(null, null);
  try {
    return draftOf(
      await queryClient.fetchQuery({ ...revisionQuery(baseId), staleTime: Number.POSITIVE_INFINITY }),
      null,
    );
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 404) return draftOf(null, null);
    throw cause;
  }
}

/**
 * Keeps a design's unsaved changes in the browser while they are made, and brings back those of an earlier visit.
 * @param pinned the address names a revision: only changes to that one come back
 */
export function useKeptDraft({
  designId,
  branch = "main",
  control,
  pinned,
  saveWanted,
}: {
  designId: string;
  branch?: string;
  control: DraftControl;
  pinned: boolean;
  /** A save waits for the studio to be reached. */
  saveWanted: boolean;
}): DraftKeeping {
  const queryClient = useQueryClient();
  const { user, organization } = useStudio();
  const owner = `${organization.id}:${user.id}`;
  const place = useMemo((): DraftPlace => ({ owner, designId, branch }), [owner, designId, branch]);
  const [tabId, setTabId] = useState<string | null>(null);
  const [state, setState] = useState<"writing" | "kept" | "failed">("writing");
  const [restored, setRestored] = useState<KeptDraft | null>(null);
  const [offered, setOffered] = useState<readonly KeptDraft[]>([]);
  const [otherTabs, setOtherTabs] = useState(0);
  const { draft, baseId, dirty } = control;

  const latest = useRef({ control, pinned });
  useEffect(() => {
    latest.current = { control, pinned };
  });

  /** Answers whether the changes are in the editor; those that cannot be now stay offered. */
  const [restore] = useState(() => async (kept: KeptDraft): Promise<boolean> => {
    const { baseId: presentId, saved } = latest.current.control;
    try {
      const base = kept.baseId === presentId ? saved : await readBase(queryClient, kept.baseId);
      if (isEqualDraft(base, contentOf(kept))) return false;
      latest.current.control.rebase(kept.baseId, base, contentOf(kept));
      return true;
    } catch {
      const aside = await adoptDraft(kept, createTabId());
      if (aside !== null) setOffered((list) => [aside, ...list]);
      return false;
    }
  });

  useEffect(() => {
    let left = false;
    const begin = async () => {
      const ownId = await readOwnTabId();
      const { control: now, pinned: isPinned } = latest.current;
      try {
        const { restore: wanted, offered: others } = await findDrafts(place, ownId, isPinned ? now.baseId : undefined);
        if (left) return;
        setOffered(others);
        if (wanted !== null && (await restore(wanted))) setRestored(wanted);
      } catch {
        // The browser keeps nothing: there is nothing to bring back, and the page says so with the first change.
      }
      if (!left) setTabId(ownId);
    };
    void begin();
    const leave = enterDesign(Object.values(place).join("/"), setOtherTabs);
    return () => {
      left = true;
      leave();
    };
  }, [place, restore]);

  const unwritten = useRef<(() => Promise<void>) | null>(null);
  useEffect(() => {
    if (tabId === null) return;
    const key = keyOfDraft(place, tabId);
    const finish = (work: Promise<void>) =>
      work.then(
        () => setState("kept"),
        () => setState("failed"),
      );
    if (!dirty) {
      unwritten.current = null;
      void deleteDraft(key).catch(() => {});
      return;
    }
    const write = () => {
      unwritten.current = null;
      const { elements, productColor } = draft;
      return finish(
        putDraft({ ...place, key, tabId, baseId, elements, productColor, changedAt: Date.now(), saveWanted }),
      );
    };
    unwritten.current = write;
    setState((before) => (before === "failed" ? before : "writing"));
    const timer = setTimeout(() => void write(), settleMs);
    return () => clearTimeout(timer);
  }, [place, tabId, dirty, draft, baseId, saveWanted]);

  useEffect(() => {
    // A tab that is put away may never come back.
    const flush = () => void unwritten.current?.();
    const onHidden = () => document.visibilityState === "hidden" && flush();
    document.addEventListener("visibilitychange", onHidden);
    window.addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  useEffect(() => {
    if (!dirty) setRestored(null);
  }, [dirty]);

  return {
    state: dirty ? state : "clean",
    restored: dirty ? restored : null,
    offered,
    otherTabs,
    take: async (kept) => {
      if (tabId === null) return;
      const beside = createTabId();
      const mine: KeptDraft = {
        ...place,
        ...draft,
        key: keyOfDraft(place, beside),
        tabId: beside,
        baseId,
        changedAt: Date.now(),
        saveWanted: false,
      };
      if (dirty) await putDraft(mine);
      setOffered((list) => [...(dirty ? [mine] : []), ...list.filter((each) => each.key !== kept.key)]);
      const own = await adoptDraft(kept, tabId);
      if (own !== null) await restore(own);
    },
    forget: async (kept) => {
      await deleteDraft(kept.key);
      setOffered((list) => list.filter((each) => each.key !== kept.key));
    },
    acceptRestored: () => setRestored(null),
  };
}
