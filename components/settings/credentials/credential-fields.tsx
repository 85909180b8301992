"use client";

import { ExternalLink } from "lucide-react";
import { Field } from "@/components/ui/field";
import type { Form } from "@/components/ui/form";
import type { Rule } from "@/components/ui/form-rules";
import { Input, PasswordInput } from "@/components/ui/input";
import type { CredentialProvider } from "@/lib/kernel/credentials/credential-providers";

/** Fields that more than one dialog has. Keys are the paths that the API names in its findings. */
export type SecretValues = { secret: string; rotationDue: string; "metadata.baseUrl": string };

type SecretForm = Pick<Form<SecretValues>, "text" | "errors">;

/** What a provider needs to be called: address and secret. */
export const secretRules = (provider: CredentialProvider) => ({
  secret: requireText(provider.secretOptional === true ? null : `The ${provider.secretLabel} is missing.`),
  rotationDue: keepText,
  "metadata.baseUrl": requireText(provider.defaultBaseUrl === null ? "Give the address of your server." : null),
});

const keepText: Rule<string> = (value) => ({ value });

function requireText(missing: string | null): Rule<string> {
  return (text) => (missing !== null && text.trim() === "" ? { message: missing } : { value: text.trim() });
}

/** A day as the date field has it, from an instant. */
export const toDay = (instant: string | null) => instant?.slice(0, 10) ?? "";
/** The beginning of a day, UTC; null for none. */
export const fromDay = (day: string) => (day === "" ? null : `${day}T00:00:00.000Z`);

/** Metadata with another address; an empty one is the provider's own. */
export function withAddress(metadata: Record<string, unknown>, baseUrl: string): Record<string, unknown> {
  const { baseUrl: _, account: __, ...rest } = metadata;
  return baseUrl === "" ? rest : { ...rest, baseUrl };
}

export function SecretField({
  form,
  provider,
  autoFocus,
}: {
  form: SecretForm;
  provider: CredentialProvider;
  autoFocus?: boolean;
}) {
  return (
    <Field
      label={provider.secretLabel}
      optional={provider.secretOptional === true}
      error={form.errors.secret}
      hint={
        <>
          {provider.help}
          {provider.helpUrl === undefined ? null : (
            <>
              {" "}
              <a
                href={provider.helpUrl}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 text-accent-text underline underline-offset-3 hover:no-underline"
              >
                Where to get it
                <ExternalLink aria-hidden="true" className="size-3" />
              </a>
            </>
          )}
        </>
      }
    >
      <PasswordInput
        {...form.text("secret")}
        placeholder={provider.secretExample}
        autoComplete="off"
        data-1p-ignore
        autoFocus={autoFocus}
      />
    </Field>
  );
}

/** The address of one's own server or of a proxy; not for providers that are never called. */
export function AddressField({ form, provider }: { form: SecretForm; provider: CredentialProvider }) {
  const { defaultBaseUrl } = provider;
  if (defaultBaseUrl === undefined) return null;
  return (
    <Field
      label="Address"
      optional={defaultBaseUrl !== null}
      error={form.errors["metadata.baseUrl"]}
      hint={defaultBaseUrl === null ? undefined : "Only to go through a proxy or to a server of your own."}
    >
      <Input
        {...form.text("metadata.baseUrl")}
        type="url"
        inputMode="url"
        placeholder={defaultBaseUrl ?? "https://"}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  );
}

export function DueField({ form }: { form: SecretForm }) {
  return (
    <Field
      label="Rotate by"
      optional
      error={form.errors.rotationDue}
      hint="You are reminded a week before."
      className="sm:max-w-48"
    >
      <Input {...form.text("rotationDue")} type="date" />
    </Field>
  );
}
