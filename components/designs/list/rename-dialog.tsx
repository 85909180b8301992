"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";

/** Asks for another name of a design, where it cannot be edited in place. */
export function RenameDialog({
  name,
  onClose,
  onRename,
}: {
  name: string;
  onClose: () => void;
  onRename: (name: string) => Promise<boolean>;
}) {
  const form = useForm({
    schema: formRules({ name: line("Give it a name.", 200) }),
    initial: { name },
    onSubmit: async (values) => {
      if (values.name === name || (await onRename(values.name))) onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Rename design" size="sm">
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <Field label="Name" error={form.errors.name} required>
              <Input autoFocus maxLength={200} onFocus={(event) => event.target.select()} {...form.text("name")} />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
