"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useWizard } from "@/components/collections/wizard-context";
import { describeProblem } from "@/components/ui/problem";
import { showError } from "@/components/ui/toast";
import {
  collectionKeys,
  collectionQuery,
  type GenerationOrder,
  generateCollection,
} from "@/lib/collections/collection-queries";

/** Begins the generation once, however often it is pressed, and shows what becomes of it. */
export function useGenerate(): { pending: boolean; generate: (order: GenerationOrder) => void } {
  const { collection, saver, goTo } = useWizard();
  const queryClient = useQueryClient();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const { id } = collection;
  const show = async () => {
    await queryClient.refetchQueries({ queryKey: collectionQuery(id).queryKey, exact: true });
    void queryClient.invalidateQueries({ queryKey: collectionKeys.assets(id) });
    goTo("results");
  };
  const run = async (order: GenerationOrder) => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    try {
      if (!(await saver.flush())) return;
      await generateCollection(id, order);
      await show();
    } catch (cause) {
      const fresh = await queryClient.fetchQuery({ ...collectionQuery(id), staleTime: 0 }).catch(() => null);
      // Somebody else pressed it in the same moment: that is what was wanted.
      if (describeProblem(cause).code === "illegal_transition" && fresh?.status === "generating") await show();
      else showError("The generation could not be started", cause);
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { pending, generate: (order) => void run(order) };
}
