"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";

/** Asks for the name of a new collection. */
export function NewCollectionDialog({
  onClose,
  onName,
}: {
  onClose: () => void;
  /** Makes it and leads to it; what it throws is shown and the dialog stays open. */
  onName: (name: string) => Promise<void>;
}) {
  const form = useForm({
    schema: formRules({ name: line("Give it a name.", 200) }),
    initial: { name: "" },
    onSubmit: ({ name }) => onName(name),
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="New collection" description="Pictures of many products in one style." size="sm">
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name} required>
              <Input
                autoFocus
                maxLength={200}
                autoComplete="off"
                placeholder="Spring living room"
                {...form.text("name")}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Create collection
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
