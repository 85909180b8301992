import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { TwoFactorForm } from "@/components/auth/two-factor-form";
import { readNextPath, withNextPath } from "@/lib/kernel/auth/next-path";

export const metadata: Metadata = { title: "Two-factor sign-in" };

export default async function TwoFactorPage({ searchParams }: PageProps<"/two-factor">) {
  const next = readNextPath((await searchParams).next);
  return (
    <AuthCard
      title="One more step"
      description="Enter the code that your authenticator app shows for Atelier."
      footer={<AuthLink href={withNextPath("/sign-in", next)}>Back to sign-in</AuthLink>}
    >
      <TwoFactorForm next={next} />
    </AuthCard>
  );
}
