import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { OrganizationChoice } from "@/components/auth/organization-choice";
import { getAuth } from "@/lib/kernel/auth/server";

export const metadata: Metadata = { title: "Choose an organization" };

/** Where somebody lands who is signed in but may not enter the session's organization: suspended, removed, or it is gone. */
export default async function NoOrganizationPage() {
  const session = await getAuth().api.getSession({ headers: await headers() });
  if (session === null) redirect("/sign-in");
  return (
    <AuthCard
      title="You cannot enter this organization"
      description="You were removed or suspended, or it no longer exists. Go on in another one, or ask one of its administrators."
    >
      <OrganizationChoice />
    </AuthCard>
  );
}
