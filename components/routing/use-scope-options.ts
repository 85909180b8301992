"use client";

import { useQuery } from "@tanstack/react-query";
import { useStudio } from "@/components/shell/studio-context";
import { stylesQuery } from "@/lib/designs/queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { api, dataOf } from "@/lib/kernel/client/api";

export interface ScopeOption {
  value: string;
  label: string;
  description?: string;
}

/** People of the organization, oneself first; only oneself for who may not see the others. */
export function usePeopleOptions(): ScopeOption[] {
  const { user, role } = useStudio();
  const members = useQuery({
    queryKey: ["members", "list", { options: true }],
    enabled: roleAllows(role, "members:read"),
    queryFn: async ({ signal }) =>
      dataOf(await api.GET("/members", { params: { query: { limit: 200 } }, signal })).items,
  });
  const others = (members.data ?? []).filter((member) => member.userId !== user.id);
  return [
    { value: user.id, label: `${user.name} (you)`, description: user.email },
    ...others.map((member) => ({ value: member.userId, label: member.name, description: member.email })),
  ];
}

export function useStyleOptions(): ScopeOption[] {
  const styles = useQuery(stylesQuery);
  return (styles.data ?? []).map((style) => ({ value: style.id, label: style.name }));
}
