import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { OAuthButtons } from "@/components/auth/oauth-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { readNextPath, withNextPath } from "@/lib/kernel/auth/next-path";
import { getAuthOptions } from "@/lib/kernel/auth/options";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const next = readNextPath((await searchParams).next);
  const options = getAuthOptions();
  const invited = next.startsWith("/accept-invitation/");
  const footer = (
    <>
      Have an account? <AuthLink href={withNextPath("/sign-in", next)}>Sign in</AuthLink>
    </>
  );
  if (options.signup === "closed" && !invited) {
    return (
      <AuthCard
        title="Sign-up is closed"
        description="Whoever runs this studio makes accounts by invitation. Ask an administrator of your organization for one; the mail leads you to the right page."
        footer={footer}
      >
        {null}
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Create an account"
      description={
        invited
          ? "Use the e-mail address that the invitation was sent to."
          : "You get a studio of your own, and can be invited to others."
      }
      footer={footer}
    >
      <OAuthButtons providers={options.oauth} next={next} />
      <SignUpForm next={next} />
    </AuthCard>
  );
}
