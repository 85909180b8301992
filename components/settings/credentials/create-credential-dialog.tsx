"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showSuccess } from "@/components/ui/toast";
import {
  type CredentialProvider,
  credentialProviders,
  findCredentialProvider,
} from "@/lib/kernel/credentials/credential-providers";
import { createCredential } from "@/lib/kernel/credentials/credential-queries";
import type { CredentialProviderType } from "@/lib/kernel/credentials/credential-schemas";
import {
  AddressField,
  DueField,
  fromDay,
  SecretField,
  type SecretValues,
  secretRules,
  withAddress,
} from "./credential-fields";

const kindLabels: Record<CredentialProviderType, string> = {
  ai: "AI",
  notification: "Notifications",
  design: "Design",
  documentation: "Documentation",
  testing: "Testing",
  analytics: "Analytics",
};

const options = credentialProviders.map(({ id, name, providerTypes: [type] }) => ({
  value: id,
  label: name,
  ...(type === undefined || id === "other" ? {} : { description: kindLabels[type] }),
}));

type Values = SecretValues & { name: string; providerType: CredentialProviderType };

interface FormProps {
  provider: CredentialProvider;
  onClose: () => void;
  onCreated: () => Promise<unknown>;
  /** The field above the others, which decides what they are. */
  picker: ReactNode;
}

function CredentialForm({ provider, onClose, onCreated, picker }: FormProps) {
  const form = useForm<Values, Values>({
    schema: formRules<Values>({
      name: line("Give it a name."),
      providerType: anything(),
      ...secretRules(provider),
    }),
    initial: {
      name: provider.id === "other" ? "" : provider.name,
      providerType: provider.providerTypes[0] ?? "ai",
      secret: "",
      rotationDue: "",
      "metadata.baseUrl": "",
    },
    onSubmit: async ({ name, providerType, secret, rotationDue, "metadata.baseUrl": baseUrl }) => {
      await createCredential({
        providerType,
        name,
        secret,
        rotationDue: fromDay(rotationDue),
        metadata: withAddress({ provider: provider.id }, baseUrl),
      });
      await onCreated();
      showSuccess(`“${name}” is stored`, provider.id === "other" ? undefined : `${provider.name} is being asked.`);
      onClose();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody>
        {picker}
        <ErrorNote error={form.formError} />
        <Field label="Name" error={form.errors.name} hint="Tells it from others: “Marketing”, “Test account”.">
          <Input {...form.text("name")} autoComplete="off" />
        </Field>
        {provider.providerTypes.length > 1 ? (
          <Field label="What it is for" error={form.errors.providerType}>
            <Select
              value={form.values.providerType}
              onValueChange={(type) => form.set("providerType", type)}
              options={provider.providerTypes.map((type) => ({ value: type, label: kindLabels[type] }))}
            />
          </Field>
        ) : null}
        <SecretField form={form} provider={provider} />
        <AddressField form={form} provider={provider} />
        <DueField form={form} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={form.pending}>
          Store credential
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Chooses a provider and asks for what it needs. */
export function CreateCredentialDialog({
  onClose,
  onCreated,
}: {
  onClose: () => void;
  onCreated: () => Promise<unknown>;
}) {
  const [id, setId] = useState("openai");
  const provider = findCredentialProvider(id);
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title="Add a credential" description="It is sealed, and never shown again to anybody.">
        {provider === undefined ? null : (
          <CredentialForm
            key={id}
            provider={provider}
            onClose={onClose}
            onCreated={onCreated}
            picker={
              <Field label="Provider">
                <Select value={id} onValueChange={setId} options={options} />
              </Field>
            }
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
