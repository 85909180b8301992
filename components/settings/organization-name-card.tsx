"use client";

import { useRouter } from "next/navigation";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { showSuccess } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";

const schema = formRules({ name: line("Give it a name.") });

/** The organization's name; only its owners change it. */
export function OrganizationNameCard() {
  const { organization, role } = useStudio();
  const router = useRouter();
  const editable = role === "owner";
  const form = useForm({
    schema,
    initial: { name: organization.name },
    onSubmit: async ({ name }) => {
      await askAuth((client) => client.organization.update({ organizationId: organization.id, data: { name } }));
      router.refresh();
      showSuccess("Organization saved");
    },
  });
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <CardHeader title="Organization" />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <ErrorNote error={form.formError} className="sm:col-span-2" />
          <Field label="Name" error={form.errors.name} hint={editable ? undefined : "Only an owner can change it."}>
            <Input {...form.text("name")} autoComplete="organization" disabled={!editable} />
          </Field>
          <Field label="Id" hint="What the API and events call it.">
            <Input
              value={organization.id}
              readOnly
              className="bg-sunken font-mono text-xs"
              trailing={<CopyButton text={organization.id} label="Copy the id" size="sm" className="h-6 w-6" />}
            />
          </Field>
        </CardBody>
        {editable ? (
          <CardFooter>
            <Button type="submit" variant="primary" disabled={!form.dirty} loading={form.pending}>
              Save organization
            </Button>
          </CardFooter>
        ) : null}
      </form>
    </Card>
  );
}
