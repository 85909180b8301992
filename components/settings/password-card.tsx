"use client";

import { useQueryClient } from "@tanstack/react-query";
import { newPassword, passwordHint } from "@/components/auth/password-rule";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, secret } from "@/components/ui/form-rules";
import { PasswordInput } from "@/components/ui/input";
import { showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";
import { sessionsKey } from "./sessions-card";

const schema = formRules({
  currentPassword: secret("Enter your present password."),
  newPassword,
  revokeOtherSessions: anything<boolean>(),
});
const initial = { currentPassword: "", newPassword: "", revokeOtherSessions: true };

/** Changes the password. */
export function PasswordCard() {
  const queryClient = useQueryClient();
  const form = useForm({
    schema,
    initial,
    onSubmit: async (values) => {
      await askAuth((client) => client.changePassword(values));
      await queryClient.invalidateQueries({ queryKey: sessionsKey });
      form.reset(initial);
      showSuccess("Password changed", values.revokeOtherSessions ? "All other sessions were signed out." : undefined);
    },
  });
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <CardHeader title="Password" />
        <CardBody className="flex flex-col gap-4">
          <ErrorNote error={form.formError} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Present password" error={form.errors.currentPassword}>
              <PasswordInput {...form.text("currentPassword")} autoComplete="current-password" />
            </Field>
            <Field label="New password" error={form.errors.newPassword} hint={passwordHint}>
              <PasswordInput {...form.text("newPassword")} autoComplete="new-password" />
            </Field>
          </div>
          <Checkbox
            label="Sign out everywhere else"
            checked={form.values.revokeOtherSessions}
            onCheckedChange={(checked) => form.set("revokeOtherSessions", checked === true)}
          />
        </CardBody>
        <CardFooter>
          <Button type="submit" disabled={!form.dirty} loading={form.pending}>
            Change password
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
