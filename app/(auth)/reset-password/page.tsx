import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const { token } = await searchParams;
  if (typeof token !== "string" || token === "") {
    return (
      <AuthCard
        title="This link is no longer good"
        description="Links for a new password work once, for one hour."
        footer={<AuthLink href="/forgot-password">Ask for a new link</AuthLink>}
      >
        {null}
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Choose a new password" description="You are signed out everywhere else.">
      <ResetPasswordForm token={token} />
    </AuthCard>
  );
}
