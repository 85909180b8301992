import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { BranchJson, CreateBranchInput, MergeBranchesInput } from "./branch-schemas";
import { designKeys } from "./queries";
import type { RevisionSummaryJson } from "./schemas";

/** What the history page asks the API. */

const path = (id: string) => ({ path: { id } });

/** Below the design's own key, so that whatever changes the design reloads them. */
export const lineKey = (designId: string, branchId: string | null) =>
  [...designKeys.revisions(designId), branchId ?? "main"] as const;

/** One line's revisions, newest first. */
export async function fetchLine(
  designId: string,
  branchId: string | null,
  { cursor, signal }: { cursor?: string | undefined; signal?: AbortSignal },
): Promise<{ items: RevisionSummaryJson[]; nextCursor: string | null }> {
  const query = { cursor, ...(branchId === null ? {} : { branchId }) };
  return dataOf(await api.GET("/designs/{id}/revisions", { params: { ...path(designId), query }, signal }));
}

export const branchesQuery = (designId: string) =>
  queryOptions({
    queryKey: ["designs", designId, "branches"],
    queryFn: async ({ signal }): Promise<BranchJson[]> => {
      const branches: BranchJson[] = [];
      let cursor: string | undefined;
      do {
        const query = { cursor, limit: 200 };
        const page = dataOf(await api.GET("/designs/{id}/branches", { params: { ...path(designId), query }, signal }));
        branches.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return branches;
    },
  });

export async function createBranch(designId: string, body: CreateBranchInput): Promise<BranchJson> {
  return dataOf(await api.POST("/designs/{id}/branches", { params: path(designId), body }));
}

export async function renameBranch(id: string, name: string): Promise<void> {
  await api.PATCH("/branches/{id}", { params: path(id), body: { name } });
}

export async function deleteBranch(id: string): Promise<void> {
  await api.DELETE("/branches/{id}", { params: path(id) });
}

export async function restoreBranch(id: string): Promise<void> {
  await api.POST("/branches/{id}/restore", { params: path(id) });
}

/** @returns id and number of the new revision. @throws `ApiError` with code `merge_conflict` and `problem.conflicts` */
export async function mergeBranches(
  designId: string,
  body: MergeBranchesInput,
): Promise<{ id: string; number: number }> {
  return dataOf(await api.POST("/designs/{id}/merge", { params: path(designId), body }));
}
