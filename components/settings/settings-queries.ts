"use client";

import { queryOptions } from "@tanstack/react-query";
import { listKey } from "@/components/shell/query-keys";
import { askAuth } from "@/lib/kernel/auth/client";
import { api, dataOf } from "@/lib/kernel/client/api";

/** Members of the organization, page by page. */
export async function fetchMembers({ cursor, signal }: { cursor: string | undefined; signal: AbortSignal }) {
  return dataOf(await api.GET("/members", { params: { query: { cursor } }, signal }));
}
export type Member = Awaited<ReturnType<typeof fetchMembers>>["items"][number];
export const membersKey = listKey("members");

/** Invitations nobody has answered yet. */
export const invitationsQuery = queryOptions({
  queryKey: listKey("invitations"),
  queryFn: async () => {
    const invitations = await askAuth((client) => client.organization.listInvitations());
    return invitations.filter((invitation) => invitation.status === "pending");
  },
});

/** API keys the person may see, page by page. */
export async function fetchApiKeys({ cursor, signal }: { cursor: string | undefined; signal: AbortSignal }) {
  return dataOf(await api.GET("/api-keys", { params: { query: { cursor } }, signal }));
}
export type ApiKey = Awaited<ReturnType<typeof fetchApiKeys>>["items"][number];
export const apiKeysKey = listKey("api_keys");

/** The organization's settings. */
export const settingsQuery = queryOptions({
  queryKey: listKey("organization_settings"),
  queryFn: async ({ signal }) => dataOf(await api.GET("/settings", { signal })),
});
export type Settings = NonNullable<Awaited<ReturnType<NonNullable<typeof settingsQuery.queryFn>>>>;
