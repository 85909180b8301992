"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { useForm } from "@/components/ui/form";
import { formRules } from "@/components/ui/form-rules";
import { showSuccess } from "@/components/ui/toast";
import type { CredentialProvider } from "@/lib/kernel/credentials/credential-providers";
import { type CredentialJson, rotateCredential } from "@/lib/kernel/credentials/credential-queries";
import {
  AddressField,
  DueField,
  fromDay,
  SecretField,
  type SecretValues,
  secretRules,
  withAddress,
} from "./credential-fields";

/** Asks for a new secret, which the provider has to accept before it takes the old one's place. */
export function RotateCredentialDialog({
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
  const form = useForm<SecretValues, SecretValues>({
    schema: formRules<SecretValues>(secretRules(provider)),
    initial: { secret: "", rotationDue: "", "metadata.baseUrl": typeof baseUrl === "string" ? baseUrl : "" },
    onSubmit: async ({ secret, rotationDue, "metadata.baseUrl": address }) => {
      const { status } = await rotateCredential(credential.id, {
        secret,
        rotationDue: fromDay(rotationDue),
        metadata: withAddress(credential.metadata, address),
      });
      await onDone();
      showSuccess(
        `“${credential.name}” has a new secret`,
        status === "pending" ? `${provider.name} could not be reached and will be asked again.` : undefined,
      );
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={`Rotate “${credential.name}”`}
        description={`${provider.name} is asked first. If it refuses the new one, the old one stays.`}
      >
        <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-col">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <SecretField form={form} provider={provider} />
            <AddressField form={form} provider={provider} />
            <DueField form={form} />
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Rotate secret
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
