"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import type { CredentialProvider } from "@/lib/kernel/credentials/credential-providers";
import { type CredentialJson, updateCredential } from "@/lib/kernel/credentials/credential-queries";
import {
  AddressField,
  DueField,
  fromDay,
  type SecretValues,
  secretRules,
  toDay,
  withAddress,
} from "./credential-fields";

type Values = SecretValues & { name: string };

/** Changes what is not secret. */
export function EditCredentialDialog({
  credential,
  provider,
  onClose,
  onDone,
}: {
  credential: CredentialJson;
  provider: CredentialProvider;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const { baseUrl } = credential.metadata;
  const shownAddress = typeof baseUrl === "string" ? baseUrl : "";
  const shownDay = toDay(credential.rotationDue);
  const form = useForm<Values, Values>({
    schema: formRules<Values>({
      ...secretRules({ ...provider, secretOptional: true }),
      name: line("Give it a name."),
    }),
    initial: {
      name: credential.name,
      secret: "",
      rotationDue: shownDay,
      "metadata.baseUrl": shownAddress,
    },
    onSubmit: async ({ name, rotationDue, "metadata.baseUrl": address }) => {
      await updateCredential(credential.id, {
        name,
        // What was not touched stays as it is: the account beside the address, the hour beside the day.
        ...(rotationDue === shownDay ? {} : { rotationDue: fromDay(rotationDue) }),
        ...(address === shownAddress ? {} : { metadata: withAddress(credential.metadata, address) }),
      });
      await onDone();
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={`Edit “${credential.name}”`}>
        <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-col">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name}>
              <Input {...form.text("name")} autoComplete="off" />
            </Field>
            <AddressField form={form} provider={provider} />
            <DueField form={form} />
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
