"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio";
import type { Scope } from "@/lib/kernel/auth/permissions";
import { api, dataOf } from "@/lib/kernel/client/api";
import { ScopePicker } from "./scope-picker";

type KeyValues = {
  name: string;
  breadth: "all" | "some";
  scopes: readonly Scope[];
};

const schema = formRules<KeyValues>({
  name: line("Say what the key is for."),
  breadth: anything(),
  scopes: (value, { breadth }) =>
    breadth === "all" || value.length > 0 ? { value } : { message: "Choose at least one." },
});

const initial: KeyValues = { name: "", breadth: "all", scopes: [] };

function KeyForm({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => Promise<void> }) {
  const { role } = useStudio();
  const form = useForm({
    schema,
    initial,
    onSubmit: async ({ name, breadth, scopes }) => {
      const body = breadth === "all" ? { name } : { name, scopes: [...scopes] };
      const { key } = dataOf(await api.POST("/api-keys", { body }));
      await onMade(key);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody>
        <ErrorNote error={form.formError} />
        <Field label="Name" error={form.errors.name} hint="What will use it: “Shop checkout”, “Nightly export”.">
          <Input {...form.text("name")} autoComplete="off" autoFocus />
        </Field>
        <Field label="May do">
          <RadioGroup
            aria-label="May do"
            value={form.values.breadth}
            onValueChange={(breadth) => form.set("breadth", breadth)}
            options={[
              { value: "all", label: "Everything you may do", description: "It changes with your role." },
              { value: "some", label: "Only some of it" },
            ]}
          />
        </Field>
        {form.values.breadth === "some" ? (
          <ScopePicker
            role={role}
            value={form.values.scopes}
            onValueChange={(scopes) => form.set("scopes", scopes)}
            error={form.errors.scopes}
          />
        ) : null}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={form.pending}>
          Create key
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Makes a key and shows it, once. */
export function CreateApiKeyDialog({
  open,
  onOpenChange,
  onCreated,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: () => Promise<void>;
}) {
  const [key, setKey] = useState<string | null>(null);
  const close = () => {
    onOpenChange(false);
    setKey(null);
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())}>
      {key === null ? (
        <DialogContent title="Create an API key">
          <KeyForm
            onClose={close}
            onMade={async (made) => {
              setKey(made);
              await onCreated();
            }}
          />
        </DialogContent>
      ) : (
        <DialogContent title="Your new API key" onInteractOutside={(event) => event.preventDefault()}>
          <DialogBody>
            <div className="flex items-center gap-2 rounded-md border border-line-strong bg-sunken py-1.5 pr-1.5 pl-3">
              <code data-testid="api-key" className="min-w-0 flex-1 break-all font-mono text-xs">
                {key}
              </code>
              <CopyButton text={key} label="Copy key" withLabel size="sm" variant="secondary" />
            </div>
            <p className="flex items-start gap-2 text-ink-2 text-sm">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning-text" />
              <span>
                Keep it somewhere safe now: it is not shown again. Send it as{" "}
                <code className="font-mono text-xs">Authorization: Bearer …</code>
              </span>
            </p>
          </DialogBody>
          <DialogFooter>
            <Button variant="primary" onClick={close}>
              I kept it
            </Button>
          </DialogFooter>
        </DialogContent>
      )}
    </Dialog>
  );
}
