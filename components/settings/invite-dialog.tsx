"use client";

import { useQueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { showSuccess } from "@/components/ui/toast";
import { authClient, unwrapAuth } from "@/lib/kernel/auth/client";
import { type Role, roles } from "@/lib/kernel/auth/permissions";
import { rolesToGive } from "./role-select";
import { invitationsQuery } from "./settings-queries";

const splitAddresses = (text: string) => text.split(/[\s,;]+/).filter((part) => part !== "");

const address = z.email();
const isAddress = (text: string) => address.safeParse(text).success;

const schema = z.object({
  emails: z.pipe(z.string(), z.transform(splitAddresses)).check(
    z.refine((list) => list.length > 0, "Enter at least one e-mail address."),
    z.refine((list) => list.length <= 50, "At most 50 at a time."),
    z.superRefine((list, context) => {
      const wrong = list.find((text) => !isAddress(text));
      if (wrong !== undefined) context.addIssue({ code: "custom", message: `${wrong} is not an e-mail address.` });
    }),
  ),
  role: z.enum(roles),
});

const initial: { emails: string; role: Role } = { emails: "", role: "designer" };

function InviteForm({ onClose }: { onClose: () => void }) {
  const { role } = useStudio();
  const queryClient = useQueryClient();
  const form = useForm({
    schema,
    initial,
    onSubmit: async (values) => {
      try {
        for (const email of values.emails)
          await unwrapAuth(authClient.organization.inviteMember({ email, role: values.role }));
      } finally {
        await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      }
      showSuccess(values.emails.length === 1 ? "Invitation sent" : `${values.emails.length} invitations sent`);
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
