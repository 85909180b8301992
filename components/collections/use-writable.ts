"use client";

import { useStudio } from "@/components/shell/studio-context";
import { roleAllows } from "@/lib/kernel/auth/permissions";

/** Whether the person may change collections at all. */
export function useMayWrite(): boolean {
  const { role } = useStudio();
  return roleAllows(role, "collections:write");
}
