"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { askAuth } from "@/lib/kernel/auth/client";
import { switchOrganization } from "./session-channel";

const schema = formRules({ name: line("Give it a name.") });

/** A short address for the organization: its name, and a tail that keeps it unique. */
function slugOf(name: string): string {
  const base = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  const tail = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
  return `${base || "studio"}-${tail}`;
}

export function CreateOrganizationDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const form = useForm({
    schema,
    initial: { name: "" },
    onSubmit: async ({ name }) => {
      const created = await askAuth((client) => client.organization.create({ name, slug: slugOf(name) }));
      await switchOrganization(created.id);
    },
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Create an organization"
        description="Its designs, members and settings are its own. You become its owner."
        size="sm"
      >
        <form onSubmit={form.submit} noValidate>
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name}>
              <Input {...form.text("name")} placeholder="Northwind Goods" autoComplete="organization" autoFocus />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Create organization
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
