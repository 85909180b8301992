import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { AcceptInvitation } from "@/components/auth/accept-invitation";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { Button } from "@/components/ui/button";
import { withNextPath } from "@/lib/kernel/auth/next-path";
import { getAuth } from "@/lib/kernel/auth/server";

export const metadata: Metadata = { title: "Invitation" };

export default async function AcceptInvitationPage({ params }: PageProps<"/accept-invitation/[id]">) {
  const { id } = await params;
  const here = `/accept-invitation/${id}`;
  const session = await getAuth().api.getSession({ headers: await headers() });
  if (session === null) {
    return (
      <AuthCard
        title="You are invited"
        description="Create an account with the e-mail address that the invitation was sent to, or sign in if you have one."
        footer={
          <>
            Have an account? <AuthLink href={withNextPath("/sign-in", here)}>Sign in</AuthLink>
          </>
        }
      >
        <Button asChild variant="primary" size="lg">
          <Link href={withNextPath("/sign-up", here)}>Create an account</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="You are invited"
      description={
        <>
          Signed in as <strong className="font-semibold text-ink">{session.user.email}</strong>.
        </>
      }
    >
      <AcceptInvitation id={id} />
    </AuthCard>
  );
}
