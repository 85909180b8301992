"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { type LegacyProviderJson, legacyKeys, putLegacyProvider } from "@/lib/designs/legacy-queries";
import { legacyProviderName, putLegacyProviderInput } from "@/lib/designs/legacy-schemas";

const megabyte = 1024 * 1024;

interface Values extends Record<string, unknown> {
  name: string;
  urlTemplate: string;
  secretHeader: string;
  secret: string;
  timeoutSeconds: number | undefined;
  maxMegabytes: number | undefined;
  cacheDays: number | undefined;
  alternatePolicy: string;
}

/** `finding`: the API's name of the field. */
const limits = [
  { label: "Time for an answer", value: "timeoutSeconds", finding: "timeoutMs", unit: "s", max: 120 },
  { label: "Largest file", value: "maxMegabytes", finding: "maxBytes", unit: "MB", max: 1024 },
  {
    label: "A file stays fresh",
    value: "cacheDays",
    finding: "cacheDays",
    unit: "days",
    max: 3650,
    placeholder: "for ever",
  },
] as const;

const emptyToNull = (text: string) => (text.trim() === "" ? null : text);

/** The form's values as the API takes them; findings come back under the names of the form. */
const schema = {
  safeParse(values: Values) {
    const name = legacyProviderName.safeParse(values.name);
    const body = putLegacyProviderInput.safeParse({
      urlTemplate: values.urlTemplate,
      secretHeader: emptyToNull(values.secretHeader),
      // Empty keeps what is stored.
      ...(values.secret === "" ? {} : { secret: values.secret }),
      timeoutMs: (values.timeoutSeconds ?? 20) * 1000,
      maxBytes: (values.maxMegabytes ?? 100) * megabyte,
      cacheDays: values.cacheDays ?? null,
      alternatePolicy: emptyToNull(values.alternatePolicy),
    });
    if (name.success && body.success) return { success: true as const, data: { name: name.data, body: body.data } };
    const issues = [
      ...(name.error?.issues ?? []).map((issue) => ({ path: ["name"], message: issue.message })),
      ...(body.error?.issues ?? []),
    ];
    return {
      success: false as const,
      error: new z.ZodError(issues.map((issue) => ({ ...issue, code: "custom" as const, path: [...issue.path] }))),
    };
  },
};

/** Sets a legacy provider up, or changes one. The secret goes in and never comes out. */
export function ProviderDialog({
  provider,
  onClose,
}: {
  provider: LegacyProviderJson | undefined;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [removesSecret, setRemovesSecret] = useState(false);
  const initial: Values = {
    name: provider?.name ?? "",
    urlTemplate: provider?.urlTemplate ?? "",
    secretHeader: provider?.secretHeader ?? "",
    secret: "",
    timeoutSeconds: (provider?.timeoutMs ?? 20_000) / 1000,
    maxMegabytes: Math.round((provider?.maxBytes ?? 100 * megabyte) / megabyte),
    cacheDays: provider?.cacheDays ?? undefined,
    alternatePolicy: provider?.alternatePolicy ?? "",
  };
  const form = useForm({
    schema,
    initial,
    onSubmit: async ({ name, body }) => {
      await putLegacyProvider(name, removesSecret ? { ...body, secret: null } : body);
      await queryClient.invalidateQueries({ queryKey: legacyKeys.providers });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={provider === undefined ? "New legacy provider" : `Change “${provider.name}”`}>
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            {provider === undefined ? (
              <Field label="Name" required error={form.errors.name} hint="As the designs name it.">
                <Input maxLength={100} autoComplete="off" {...form.text("name")} />
              </Field>
            ) : null}
            <Field
              label="Address of a file"
              required
              error={form.errors.urlTemplate}
              hint="{reference} stands for the design's reference."
            >
              <Input
                maxLength={2000}
                autoComplete="off"
                spellCheck={false}
                placeholder="https://files.example.com/{reference}.pdf"
                {...form.text("urlTemplate")}
              />
            </Field>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="Header of the secret" optional error={form.errors.secretHeader}>
                <Input
                  maxLength={100}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder="authorization"
                  {...form.text("secretHeader")}
                />
              </Field>
              <Field
                label="Secret"
                optional
                error={form.errors.secret}
                hint={provider?.hasSecret === true ? "One is stored; empty keeps it." : "Never shown again."}
              >
                <Input type="password" maxLength={4000} autoComplete="new-password" {...form.text("secret")} />
              </Field>
            </div>
            {provider?.hasSecret === true ? (
              <Switch label="Remove the stored secret" checked={removesSecret} onCheckedChange={setRemovesSecret} />
            ) : null}
            <div className="grid gap-4 sm:grid-cols-3">
              {limits.map(({ label, value, finding, ...field }) => (
                <Field key={value} label={label} error={form.errors[finding]}>
                  <NumberField
                    {...field}
                    min={1}
                    precision={0}
                    value={form.values[value]}
                    onValueChange={(next) => form.set(value, next)}
                  />
                </Field>
              ))}
            </div>
            <Field
              label="Where there is no file"
              optional
              error={form.errors.alternatePolicy}
              hint="What whoever takes orders does instead. Empty: the design cannot be ordered."
            >
              <Textarea
                rows={2}
                maxLength={1000}
                value={form.values.alternatePolicy}
                onChange={(event) => form.set("alternatePolicy", event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              {provider === undefined ? "Add provider" : "Save provider"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
