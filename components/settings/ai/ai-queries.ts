"use client";

import { queryOptions } from "@tanstack/react-query";
import { listKey } from "@/components/shell/query-keys";
import { api, dataOf } from "@/lib/kernel/client/api";

/** Providers and models with their prices; credentials change it, too. */
export const modelsQuery = queryOptions({
  queryKey: listKey("ai_prices"),
  queryFn: async ({ signal }) => dataOf(await api.GET("/ai/models", { signal })),
});
type Models = NonNullable<Awaited<ReturnType<NonNullable<typeof modelsQuery.queryFn>>>>;
export type Model = Models["models"][number];
export type Provider = Models["providers"][number];
export type Price = NonNullable<Model["price"]>;

/** The model of every task. */
export const taskModelsQuery = queryOptions({
  queryKey: listKey("ai_task_models"),
  queryFn: async ({ signal }) => dataOf(await api.GET("/ai/tasks", { signal })),
});
export type TaskModel = NonNullable<Awaited<ReturnType<NonNullable<typeof taskModelsQuery.queryFn>>>>["tasks"][number];
export type Task = TaskModel["task"];

/** The month's budget and what is spent of it. */
export const budgetQuery = queryOptions({
  queryKey: listKey("ai_budgets"),
  queryFn: async ({ signal }) => dataOf(await api.GET("/ai/budget", { signal })),
});
export type Budget = NonNullable<Awaited<ReturnType<NonNullable<typeof budgetQuery.queryFn>>>>;

/** What calls cost on the last `days` days, the present one (UTC) included. */
export function spendQuery(days: number) {
  return queryOptions({
    queryKey: listKey("ai_calls", { days }),
    queryFn: async ({ signal }) => {
      const to = new Date().toISOString().slice(0, 10);
      const from = new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
      return dataOf(await api.GET("/ai/spend", { params: { query: { from, to } }, signal }));
    },
  });
}
export type Spend = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof spendQuery>["queryFn"]>>>>;
