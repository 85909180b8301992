"use client";

import { MailCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { email, formRules } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { askAuth } from "@/lib/kernel/auth/client";

const schema = formRules({ email: email("Enter your e-mail address.") });

/** Sends a link for a new password; says the same whether or not there is such an account. */
export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    schema,
    initial: { email: "" },
    onSubmit: async ({ email }) => {
      await askAuth((client) => client.requestPasswordReset({ email, redirectTo: "/reset-password" }));
      setSentTo(email);
    },
  });
  if (sentTo !== null) {
    return (
      <div
        role="status"
        className="flex items-start gap-3 rounded-lg border border-line bg-raised p-4 text-sm shadow-xs"
      >
        <MailCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-text" />
        <p>
          If <strong className="font-semibold">{sentTo}</strong> has an account, a mail with a link is on its way. The
          link works for one hour.
        </p>
      </div>
    );
  }
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
      <Button type="submit" variant="primary" size="lg" loading={form.pending}>
        Send the link
      </Button>
    </form>
  );
}
