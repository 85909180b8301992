"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { showError, showUndo } from "@/components/ui/toast";
import { api, dataOf } from "@/lib/kernel/client/api";
import { type TaskModel, taskModelsQuery } from "./ai-queries";

export type Choice = Pick<TaskModel, "providerId" | "modelId" | "credentialId">;

/** Chooses another model for a task: shown at once, with a way back. */
export function useChooseModel(current: TaskModel) {
  const queryClient = useQueryClient();
  const { queryKey } = taskModelsQuery;
  const mutation = useMutation({
    mutationFn: async ({ providerId, modelId, credentialId }: Choice) =>
      dataOf(
        await api.PUT("/ai/tasks", { body: { tasks: [{ task: current.task, providerId, modelId, credentialId }] } }),
      ),
    onMutate: async (choice) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, (old) =>
        old === undefined
          ? old
          : {
              tasks: old.tasks.map((row) =>
                row.task === current.task ? { ...row, ...choice, state: "ready" as const } : row,
              ),
            },
      );
    },
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
    onError: (cause) => {
      void queryClient.invalidateQueries({ queryKey });
      showError("The model could not be chosen", cause);
    },
  });
  const choose = (choice: Choice, name: string) =>
    mutation.mutate(choice, {
      onSuccess: () =>
        showUndo({
          title: `${name} is used from now on`,
          undo: async () => void (await mutation.mutateAsync(current)),
        }),
    });
  return { choose, chooseAndWait: mutation.mutateAsync, pending: mutation.isPending };
}
