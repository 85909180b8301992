"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { countryCodes } from "@/lib/kernel/organization/country-schemas";
import type { Settings } from "./settings-queries";
import { useSaveSettings } from "./use-save-settings";

const names = new Intl.DisplayNames("en", { type: "region" });
const countries = countryCodes
  .map((code) => ({ value: code, label: names.of(code) ?? code }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));

/** Where the organization sells, for rules of artwork that hold in some regions only. */
export function RegionCard({ settings, editable }: { settings: Settings; editable: boolean }) {
  const save = useSaveSettings();
  const [region, setRegion] = useState(settings.region);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async () => {
    setPending(true);
    setError(null);
    try {
      await save({ region });
    } catch (cause) {
      setError(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <Card>
      <CardHeader
        title="Region"
        description="Where you sell. Artwork that may be used in some regions only is judged for it, unless a design names a region of its own."
      />
      <CardBody className="flex flex-col gap-4">
        <ErrorNote error={error} />
        <div className="flex max-w-sm items-end gap-2">
          <Field label="Country" className="min-w-0 flex-1">
            <Combobox
              value={region ?? undefined}
              onValueChange={setRegion}
              options={countries}
              placeholder="Not set"
              searchPlaceholder="Search countries…"
              emptyText="No country is called like that."
              disabled={!editable}
            />
          </Field>
          {editable && region !== null ? (
            <IconButton label="No country" icon={<X />} onClick={() => setRegion(null)} />
          ) : null}
        </div>
      </CardBody>
      {editable ? (
        <CardFooter>
          <Button
            variant="primary"
            disabled={region === settings.region}
            loading={pending}
            onClick={() => void submit()}
          >
            Save region
          </Button>
        </CardFooter>
      ) : null}
    </Card>
  );
}
