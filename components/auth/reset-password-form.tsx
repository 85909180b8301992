"use client";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules } from "@/components/ui/form-rules";
import { PasswordInput } from "@/components/ui/input";
import { askAuth } from "@/lib/kernel/auth/client";
import { newPassword, passwordHint } from "./password-rule";

const schema = formRules({ password: newPassword });

/** Sets a new password with the token of a mailed link; all other sessions end. */
export function ResetPasswordForm({ token }: { token: string }) {
  const form = useForm({
    schema,
    initial: { password: "" },
    onSubmit: async ({ password }) => {
      await askAuth((client) => client.resetPassword({ newPassword: password, token }));
      window.location.assign("/sign-in?reset=1");
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex flex-col gap-4">
      <ErrorNote error={form.formError} />
      <Field label="New password" hint={passwordHint} error={form.errors.password}>
        <PasswordInput {...form.text("password")} size="lg" autoComplete="new-password" autoFocus />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={form.pending}>
        Set the new password
      </Button>
    </form>
  );
}
