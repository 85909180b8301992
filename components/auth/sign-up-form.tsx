"use client";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { email, formRules, line } from "@/components/ui/form-rules";
import { Input, PasswordInput } from "@/components/ui/input";
import { askAuth } from "@/lib/kernel/auth/client";
import { newPassword, passwordHint } from "./password-rule";

const schema = formRules({
  name: line("Enter your name."),
  email: email("Enter an e-mail address such as mia@example.org."),
  password: newPassword,
});

/** Makes an account; its own organization is there before the first page. */
export function SignUpForm({ next }: { next: string }) {
  const form = useForm({
    schema,
    initial: { name: "", email: "", password: "" },
    onSubmit: async (values) => {
      await askAuth((client) => client.signUp.email(values));
      window.location.assign(next);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex flex-col gap-4">
      <ErrorNote error={form.formError} />
      <Field label="Name" error={form.errors.name}>
        <Input {...form.text("name")} size="lg" autoComplete="name" autoFocus />
      </Field>
      <Field label="E-mail" error={form.errors.email}>
        <Input
          {...form.text("email")}
          type="email"
          size="lg"
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
        />
      </Field>
      <Field label="Password" hint={passwordHint} error={form.errors.password}>
        <PasswordInput {...form.text("password")} size="lg" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={form.pending}>
        Create account
      </Button>
    </form>
  );
}
