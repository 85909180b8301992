import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { sidebarCookie } from "@/components/shell/sidebar-state";
import { StudioShell } from "@/components/shell/studio-shell";
import { requirePageContext } from "@/lib/kernel/auth/page-context";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const [{ user, organization, organizations, role, isOperator }, jar] = await Promise.all([
    requirePageContext(),
    cookies(),
  ]);
  const studio = {
    user: { id: user.id, name: user.name, email: user.email },
    organization,
    organizations: organizations.map(({ id, name, slug }) => ({ id, name, slug })),
    role,
    isOperator,
  };
  return (
    <StudioShell studio={studio} collapsed={jar.get(sidebarCookie.name)?.value === sidebarCookie.stateOf(true)}>
      {children}
    </StudioShell>
  );
}
