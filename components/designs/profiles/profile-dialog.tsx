"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import type { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

/** What the frame needs of a form, whatever its values are. */
type NamedForm = Pick<Form<{ name: string }>, "errors" | "formError" | "pending" | "submit" | "text">;

/** The frame of both kinds of profiles: title, name, whatever else there is, and the buttons. */
export function ProfileDialog({
  kind,
  profile,
  form,
  onClose,
  children,
}: {
  /** "print profile". */
  kind: string;
  /** The profile that is changed; undefined: a new one. */
  profile: { name: string } | undefined;
  form: NamedForm;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={profile === undefined ? `New ${kind}` : `Change “${profile.name}”`}>
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name} required>
              <Input autoFocus maxLength={200} autoComplete="off" {...form.text("name")} />
            </Field>
            {children}
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              {profile === undefined ? "Create profile" : "Save profile"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Settings that belong together, under a heading of their own. */
export function SettingGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-line border-t pt-4">
      <legend className="float-left mb-1 w-full font-semibold text-sm">{title}</legend>
      {children}
    </fieldset>
  );
}
