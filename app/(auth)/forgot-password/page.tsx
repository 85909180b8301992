import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPasswordPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      description="Tell us your e-mail address, and we send a link for a new one."
      footer={<AuthLink href="/sign-in">Back to sign-in</AuthLink>}
    >
      <ForgotPasswordForm />
    </AuthCard>
  );
}
