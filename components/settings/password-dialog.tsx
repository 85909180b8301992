"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, secret } from "@/components/ui/form-rules";
import { PasswordInput } from "@/components/ui/input";

const schema = formRules({ password: secret("Enter your password.") });

export interface PasswordDialogProps {
  open: boolean;
  title: string;
  description: string;
  confirmLabel: string;
  danger?: boolean;
  onClose: () => void;
  /** Called with the password; what it throws is shown in the dialog. */
  onPassword: (password: string) => Promise<void>;
}

function PasswordForm({
  confirmLabel,
  danger,
  onClose,
  onPassword,
}: Pick<PasswordDialogProps, "confirmLabel" | "danger" | "onClose" | "onPassword">) {
  const form = useForm({ schema, initial: { password: "" }, onSubmit: ({ password }) => onPassword(password) });
  return (
    <form onSubmit={form.submit} noValidate>
      <DialogBody>
        <ErrorNote error={form.formError} />
        <Field label="Your password" error={form.errors.password}>
          <PasswordInput {...form.text("password")} autoComplete="current-password" autoFocus />
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant={danger === true ? "danger" : "primary"} loading={form.pending}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Asks for the password once more before something that protects the account changes. */
export function PasswordDialog({ open, title, description, onClose, ...form }: PasswordDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent title={title} description={description} size="sm">
        <PasswordForm onClose={onClose} {...form} />
      </DialogContent>
    </Dialog>
  );
}
