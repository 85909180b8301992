"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Role } from "@/lib/kernel/auth/permissions";

export interface OrganizationSummary {
  id: string;
  name: string;
  slug: string;
}

/** Who works here and where. */
export interface Studio {
  user: { id: string; name: string; email: string };
  organization: OrganizationSummary;
  organizations: readonly OrganizationSummary[];
  role: Role;
  /** Runs this installation: sees jobs and mails of all organizations. */
  isOperator: boolean;
}

const StudioContext = createContext<Studio | null>(null);

export function StudioProvider({ studio, children }: { studio: Studio; children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

/** The signed-in person, the organization and the role in it; only within the studio. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error("useStudio needs the studio layout above it.");
  return studio;
}
