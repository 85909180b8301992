import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { readNextPath, withNextPath } from "@/components/auth/next-path";
import { TwoFactorForm } from "@/components/auth/two-factor-form";

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
