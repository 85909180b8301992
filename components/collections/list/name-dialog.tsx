"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";

/** Asks for the name of a new collection, or another one for one that is there. */
export function NameDialog({
  name,
  onClose,
  onName,
}: {
  /** Absent: it is a new one. */
  name?: string;
  onClose: () => void;
  /** What it throws is shown; the dialog stays open. */
  onName: (name: string) => Promise<void>;
}) {
  const isNew = name === undefined;
  const form = useForm({
    schema: formRules({ name: line("Give it a name.", 200) }),
    initial: { name: name ?? "" },
    onSubmit: async (values) => {
      if (values.name !== name) await onName(values.name);
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={isNew ? "New collection" : "Rename collection"}
        description={isNew ? "Pictures of many products in one style." : undefined}
        size="sm"
      >
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name} required>
              <Input
                autoFocus
                maxLength={200}
                autoComplete="off"
                placeholder={isNew ? "Spring living room" : undefined}
                onFocus={(event) => event.target.select()}
                {...form.text("name")}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              {isNew ? "Create collection" : "Rename"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
