"use client";

import { useQueryClient } from "@tanstack/react-query";
import { showSuccess } from "@/components/ui/toast";
import { api, dataOf } from "@/lib/kernel/client/api";
import { type Settings, settingsQuery } from "./settings-queries";

/** Saves some of the organization's settings and shows what the server made of them. */
export function useSaveSettings(): (change: Partial<Settings>) => Promise<void> {
  const queryClient = useQueryClient();
  return async (change) => {
    const saved = dataOf(await api.PATCH("/settings", { body: change }));
    queryClient.setQueryData(settingsQuery.queryKey, saved);
    showSuccess("Settings saved");
  };
}
