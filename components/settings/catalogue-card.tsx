"use client";

import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio";
import type { Settings } from "./settings-queries";
import { useSaveSettings } from "./use-save-settings";

type Source = "built-in" | "http";

/** An address of the web, as the server takes it. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const schema = formRules<{ source: Source; catalogueUrl: string }>({
  source: anything(),
  catalogueUrl: (typed, { source }) => {
    const value = typed.trim();
    if (source === "built-in" || isWebAddress(value)) return { value };
    return { message: "Enter an address that begins with https://." };
  },
});

/** Where the products come from that designs are made for. */
export function CatalogueCard({ settings, editable }: { settings: Settings; editable: boolean }) {
  const save = useSaveSettings();
  const source: Source = settings.catalogueUrl === null ? "built-in" : "http";
  const form = useForm({
    schema,
    initial: { source, catalogueUrl: settings.catalogueUrl ?? "" },
    onSubmit: (values) => save({ catalogueUrl: values.source === "built-in" ? null : values.catalogueUrl }),
  });
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <CardHeader title="Catalogue" description="Where the products come from that designs are made for." />
        <CardBody className="flex flex-col gap-4">
          <ErrorNote error={form.formError} />
          <RadioGroup
            aria-label="Catalogue"
            look="cards"
            className="grid sm:grid-cols-2"
            value={form.values.source}
            onValueChange={(next) => form.set("source", next)}
            options={[
              {
                value: "built-in",
                label: "Built-in",
                description: "Garments, drinkware, paper goods and more, ready to use.",
                disabled: !editable,
              },
              {
                value: "http",
                label: "Your own service",
                description: "Styles come from an HTTP address and are kept when it is away.",
                disabled: !editable,
              },
            ]}
          />
          {form.values.source === "http" ? (
            <Field label="Address" error={form.errors.catalogueUrl}>
              <Input
                {...form.text("catalogueUrl")}
                type="url"
                placeholder="https://catalogue.example.org/styles"
                spellCheck={false}
                disabled={!editable}
              />
            </Field>
          ) : null}
        </CardBody>
        {editable ? (
          <CardFooter>
            <Button type="submit" variant="primary" disabled={!form.dirty} loading={form.pending}>
              Save catalogue
            </Button>
          </CardFooter>
        ) : null}
      </form>
    </Card>
  );
}
