import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { OAuthButtons } from "@/components/auth/oauth-buttons";
import { SignInForm } from "@/components/auth/sign-in-form";
import { readNextPath, withNextPath } from "@/lib/kernel/auth/next-path";
import { getAuthOptions } from "@/lib/kernel/auth/options";
import { contextOfSession } from "@/lib/kernel/auth/resolve-context";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = await searchParams;
  const next = readNextPath(query.next);
  const signedIn = await contextOfSession(await headers()).then(
    () => true,
    () => false,
  );
  if (signedIn) redirect(next);
  const options = getAuthOptions();
  return (
    <AuthCard
      title="Sign in"
      description={query.reset === "1" ? "The new password is set. Sign in with it." : "Welcome back to your studio."}
      footer={
        options.signup === "open" ? (
          <>
            New here? <AuthLink href={withNextPath("/sign-up", next)}>Create an account</AuthLink>
          </>
        ) : (
          "Accounts are made by invitation here."
        )
      }
    >
      <OAuthButtons providers={options.oauth} next={next} />
      <SignInForm next={next} />
    </AuthCard>
  );
}
