"use client";

import { useState } from "react";
import { SceneFields } from "@/components/collections/settings/scene-fields";
import type { Settings } from "@/components/settings/settings-queries";
import { useSaveSettings } from "@/components/settings/use-save-settings";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorNote } from "@/components/ui/error-state";
import { type SomeGenerationSettings, someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";

/** What is stored, without fields that a former version allowed. */
function readDefaults(stored: Settings["generationDefaults"]): SomeGenerationSettings {
  const parsed = someGenerationSettingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : {};
}

/** How scenes look when neither the collection nor the product says otherwise. */
export function DefaultsCard({ settings, editable }: { settings: Settings; editable: boolean }) {
  const save = useSaveSettings();
  const stored = readDefaults(settings.generationDefaults);
  const [values, setValues] = useState(stored);
  /** Counted up so that fields forget what was typed into them. */
  const [resets, setResets] = useState(0);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const dirty = JSON.stringify(values) !== JSON.stringify(stored);
  const submit = async () => {
    setPending(true);
    setError(null);
    try {
      await save({ generationDefaults: values });
    } catch (cause) {
      setError(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <Card>
      <CardHeader
        title="Generation defaults"
        description="How a scene looks where neither the collection nor the product says otherwise. What was generated before stays as it is."
      />
      <CardBody className="flex flex-col gap-4">
        <ErrorNote error={error} />
        <SceneFields key={resets} values={values} defaults={{}} disabled={!editable} onChange={setValues} />
      </CardBody>
      {editable ? (
        <CardFooter>
          <Button
            disabled={Object.keys(values).length === 0 || pending}
            onClick={() => {
              setValues({});
              setResets(resets + 1);
            }}
          >
            All as usual
          </Button>
          <Button variant="primary" disabled={!dirty} loading={pending} onClick={() => void submit()}>
            Save defaults
          </Button>
        </CardFooter>
      ) : null}
    </Card>
  );
}
