"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveChange } from "@/components/shell/live-updates";
import { useStudio } from "@/components/shell/studio-context";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { modelsQuery, taskModelsQuery } from "./ai-queries";
import { TaskRow } from "./task-row";

/** A model for every task, with a trial of each. */
export function ModelsCard() {
  const { role } = useStudio();
  const tasks = useQuery(taskModelsQuery);
  const catalogue = useQuery(modelsQuery);
  const queryClient = useQueryClient();
  // Which models can be used depends on credentials.
  useLiveChange(({ entity }) => {
    if (entity !== "credential_records") return;
    void queryClient.invalidateQueries({ queryKey: modelsQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: taskModelsQuery.queryKey });
  });
  const failed = tasks.isError ? tasks : catalogue.isError ? catalogue : null;
  return (
    <Card>
      <CardHeader
        title="Models"
        description="Built-in models follow rules: they run offline, cost nothing, and give the same answer to the same request. Others need a credential of their provider."
      />
      {failed !== null ? (
        <ErrorState
          error={failed.error}
          title="The models could not be loaded"
          onRetry={() => {
            void tasks.refetch();
            void catalogue.refetch();
          }}
        />
      ) : tasks.data === undefined || catalogue.data === undefined ? (
        <SkeletonRows count={5} label="Loading models" />
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {tasks.data.tasks.map((current) => (
            <TaskRow
              key={current.task}
              current={current}
              models={catalogue.data.models}
              providers={catalogue.data.providers}
              editable={roleAllows(role, "credentials:write")}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
