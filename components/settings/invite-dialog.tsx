"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, isEmailAddress } from "@/components/ui/form-rules";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";
import type { Role } from "@/lib/kernel/auth/permissions";
import { rolesToGive } from "./role-select";
import { invitationsQuery } from "./settings-queries";

const splitAddresses = (text: string) => text.split(/[\s,;]+/).filter((part) => part !== "");

const schema = formRules<{ emails: string; role: Role }>({
  emails: (value) => {
    const addresses = splitAddresses(value);
    if (addresses.length === 0) return { message: "Enter at least one e-mail address." };
    if (addresses.length > 50) return { message: "At most 50 at a time." };
    const wrong = addresses.find((address) => !isEmailAddress(address));
    return wrong === undefined ? { value } : { message: `${wrong} is not an e-mail address.` };
  },
  role: anything(),
});

function InviteForm({ onClose }: { onClose: () => void }) {
  const { role } = useStudio();
  const queryClient = useQueryClient();
  const form = useForm({
    schema,
    initial: { emails: "", role: "designer" },
    onSubmit: async (values) => {
      const emails = splitAddresses(values.emails);
      try {
        for (const email of emails)
          await askAuth((client) => client.organization.inviteMember({ email, role: values.role }));
      } finally {
        await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      }
      showSuccess(emails.length === 1 ? "Invitation sent" : `${emails.length} invitations sent`);
      onClose();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <DialogBody>
        <ErrorNote error={form.formError} />
        <Field
          label="E-mail addresses"
          error={form.errors.emails}
          hint="Several are separated by commas or line breaks."
        >
          <Textarea
            {...form.text("emails")}
            placeholder="mia@example.org, jon@example.org"
            autoFocus
            spellCheck={false}
          />
        </Field>
        <Field label="Role" error={form.errors.role}>
          <Select
            value={form.values.role}
            onValueChange={(next) => form.set("role", next)}
            options={rolesToGive(role)}
          />
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={form.pending}>
          Send invitations
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Invites people by mail. */
export function InviteDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Invite people" description="They get a mail with a link that is good for seven days.">
        <InviteForm onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
