"use client";

import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, type Rule } from "@/components/ui/form-rules";
import { NumberField } from "@/components/ui/number-field";
import type { Settings } from "./settings-queries";
import { useSaveSettings } from "./use-save-settings";

const kinds = [
  { name: "preview", label: "Previews" },
  { name: "export", label: "Print files" },
  { name: "upload", label: "Uploads" },
  { name: "legacy", label: "Legacy files" },
] as const;

const days: Rule<number | undefined> = (value) => {
  if (value === undefined) return { value };
  if (!Number.isInteger(value)) return { message: "Whole days only." };
  if (value < 1) return { message: "At least one day." };
  return value > 36_500 ? { message: "At most 100 years." } : { value };
};
const schema = formRules({ preview: days, export: days, upload: days, legacy: days });
type Values = Record<(typeof kinds)[number]["name"], number | undefined>;

/** How long files are kept that nothing needs any more. */
export function RetentionCard({ settings, editable }: { settings: Settings; editable: boolean }) {
  const save = useSaveSettings();
  const initial: Values = {
    preview: settings.retentionDays.preview,
    export: settings.retentionDays.export,
    upload: settings.retentionDays.upload,
    legacy: settings.retentionDays.legacy,
  };
  const form = useForm({
    schema,
    initial,
    onSubmit: (values) => {
      const retentionDays: Settings["retentionDays"] = { ...settings.retentionDays };
      for (const { name } of kinds) {
        const value = values[name];
        if (value === undefined) delete retentionDays[name];
        else retentionDays[name] = value;
      }
      return save({ retentionDays });
    },
  });
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <CardHeader
          title="Retention"
          description="After how many days a file that nothing uses and nobody holds is deleted. An empty field keeps files for ever."
        />
        <CardBody className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <ErrorNote error={form.formError} className="sm:col-span-2 lg:col-span-4" />
          {kinds.map(({ name, label }) => (
            <Field key={name} label={label} error={form.errors[name]}>
              <NumberField
                value={form.values[name]}
                onValueChange={(value) => form.set(name, value)}
                min={1}
                max={36_500}
                precision={0}
                unit="days"
                placeholder="for ever"
                disabled={!editable}
              />
            </Field>
          ))}
        </CardBody>
        {editable ? (
          <CardFooter>
            <Button type="submit" variant="primary" disabled={!form.dirty} loading={form.pending}>
              Save retention
            </Button>
          </CardFooter>
        ) : null}
      </form>
    </Card>
  );
}
