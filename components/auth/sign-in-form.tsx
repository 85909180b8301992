"use client";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { email, formRules, secret } from "@/components/ui/form-rules";
import { Input, PasswordInput } from "@/components/ui/input";
import { askAuth } from "@/lib/kernel/auth/client";
import { withNextPath } from "@/lib/kernel/auth/next-path";
import { AuthLink } from "./auth-link";

const schema = formRules({ email: email("Enter your e-mail address."), password: secret("Enter your password.") });

/** E-mail and password; goes on to the two-factor page where the account has one. */
export function SignInForm({ next }: { next: string }) {
  const form = useForm({
    schema,
    initial: { email: "", password: "" },
    onSubmit: async ({ email, password }) => {
      const answer = await askAuth((client) => client.signIn.email({ email, password }));
      const challenged = "twoFactorRedirect" in answer && answer.twoFactorRedirect === true;
      window.location.assign(challenged ? withNextPath("/two-factor", next) : next);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex flex-col gap-4">
      <ErrorNote error={form.formError} />
      <Field label="E-mail" error={form.errors.email}>
        <Input
          {...form.text("email")}
          type="email"
          size="lg"
          autoComplete="username"
          autoFocus
          spellCheck={false}
          autoCapitalize="none"
        />
      </Field>
      <Field
        label="Password"
        error={form.errors.password}
        aside={
          <span className="text-xs">
            <AuthLink href={withNextPath("/forgot-password", "/")}>Forgot it?</AuthLink>
          </span>
        }
      >
        <PasswordInput {...form.text("password")} size="lg" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={form.pending}>
        Sign in
      </Button>
    </form>
  );
}
