"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CodeField } from "@/components/ui/code-field";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { askAuth } from "@/lib/kernel/auth/client";

const schema = formRules<{ code: string; trustDevice: boolean }>({
  code: (typed) => {
    const value = typed.trim();
    if (value.length < 6) return { message: "Enter the whole code." };
    return value.length > 20 ? { message: "That is too long for a code." } : { value };
  },
  trustDevice: anything(),
});

/** The second factor: a code of the authenticator app, or one of the backup codes. */
export function TwoFactorForm({ next }: { next: string }) {
  const [backup, setBackup] = useState(false);
  const form = useForm({
    schema,
    initial: { code: "", trustDevice: false },
    onSubmit: async (values) => {
      await askAuth(({ twoFactor }) => (backup ? twoFactor.verifyBackupCode(values) : twoFactor.verifyTotp(values)));
      window.location.assign(next);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex flex-col gap-4">
      <ErrorNote error={form.formError} />
      {backup ? (
        <Field label="Backup code" hint="Each one works once." error={form.errors.code}>
          <Input
            {...form.text("code")}
            size="lg"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      ) : (
        <Field label="Code" error={form.errors.code}>
          <CodeField
            aria-label="Code of six digits"
            value={form.values.code}
            onValueChange={(code) => form.set("code", code)}
            autoFocus
          />
        </Field>
      )}
      <Checkbox
        label="Trust this browser for 30 days"
        checked={form.values.trustDevice}
        onCheckedChange={(checked) => form.set("trustDevice", checked === true)}
      />
      <Button type="submit" variant="primary" size="lg" loading={form.pending}>
        Go on
      </Button>
      <Button
        variant="link"
        className="self-start"
        onClick={() => {
          setBackup(!backup);
          form.reset({ code: "", trustDevice: form.values.trustDevice });
        }}
      >
        {backup ? "Use the authenticator app" : "Use a backup code"}
      </Button>
    </form>
  );
}
