"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Field } from "@/components/ui/field";
import type { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { credentialsKey, fetchUsableCredentials } from "@/lib/kernel/credentials/credential-queries";
import type { ChannelValues } from "./channel-form";

type Props = { form: Form<ChannelValues> };

/** Chooses the credential that holds a Slack or Teams channel's address. */
function CredentialField({ form }: Props) {
  const { kind, credentialId } = form.values;
  const credentials = useQuery({
    queryKey: [...credentialsKey, "notification"],
    queryFn: () => fetchUsableCredentials("notification"),
  });
  const fitting = (credentials.data ?? []).filter((credential) => credential.provider === kind);
  const options = fitting.map(({ id, name, secretHint }) => ({
    value: id,
    label: name,
    ...(secretHint === "" ? {} : { description: `…${secretHint}` }),
  }));
  // One that has expired since stays chosen until another is.
  if (credentialId !== "" && credentials.data !== undefined && fitting.every(({ id }) => id !== credentialId))
    options.push({ value: credentialId, label: "The present one, which needs attention" });
  const isEmpty = credentials.data !== undefined && options.length === 0;
  return (
    <Field
      label="Credential"
      error={form.errors.credentialId}
      hint={
        <>
          {isEmpty
            ? "There is none yet: add the webhook URL or token under "
            : "Webhook URLs and tokens are kept under "}
          <Link
            href="/settings/credentials"
            className="text-accent-text underline underline-offset-3 hover:no-underline"
          >
            Credentials
          </Link>
          .
        </>
      }
    >
      <Select
        value={credentialId === "" ? undefined : credentialId}
        onValueChange={(id) => form.set("credentialId", id)}
        options={options}
        disabled={options.length === 0}
        placeholder={credentials.isPending ? "Loading…" : "Choose…"}
      />
    </Field>
  );
}

/** What a kind of channel needs to know of where it leads. */
export function DestinationFields({ form }: Props) {
  const { kind } = form.values;
  if (kind === "webhook") {
    return (
      <Field
        label="Address"
        error={form.errors["config.url"]}
        hint="Gets a signed POST for each event. Its secret is shown once the channel is made."
      >
        <Input
          {...form.text("config.url")}
          type="url"
          inputMode="url"
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    );
  }
  if (kind === "email") {
    return (
      <Field label="Recipients" error={form.errors["config.recipients"]} hint="One a line, at most 50.">
        <Textarea {...form.text("config.recipients")} placeholder="prepress@example.com" spellCheck={false} />
      </Field>
    );
  }
  return (
    <>
      <CredentialField form={form} />
      {kind === "slack" ? (
        <Field
          label="Slack channel"
          optional
          error={form.errors["config.channel"]}
          hint="Only with a bot token; a webhook URL has its channel."
        >
          <Input {...form.text("config.channel")} placeholder="#studio" autoComplete="off" />
        </Field>
      ) : null}
    </>
  );
}
