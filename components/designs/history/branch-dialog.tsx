"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Asks for a branch's name, of a new one or of one that gets another. */
export function BranchDialog({
  title,
  description,
  initialName = "",
  confirmLabel,
  onConfirm,
  onClose,
}: {
  title: string;
  description?: string;
  initialName?: string;
  confirmLabel: string;
  onConfirm: (name: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const [name, setName] = useState(initialName);
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const wanted = name.trim();
    if (wanted === "") return setError("Give the branch a name.");
    if (wanted.toLowerCase() === "main") return setError("That is the name of the main line.");
    setBusy(true);
    const done = await onConfirm(wanted);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={title} {...(description === undefined ? {} : { description })} size="sm">
        <form
          noValidate
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <DialogBody>
            <Field label="Name" error={error}>
              <Input
                value={name}
                maxLength={100}
                autoComplete="off"
                onChange={(event) => {
                  setName(event.target.value);
                  setError(undefined);
                }}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={busy}>
              {confirmLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
