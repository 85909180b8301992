"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorNote } from "@/components/ui/error-state";
import { Switch } from "@/components/ui/switch";
import type { Settings } from "./settings-queries";
import { useSaveSettings } from "./use-save-settings";

const known = [
  { type: "image/png", label: "PNG" },
  { type: "image/jpeg", label: "JPEG" },
  { type: "image/webp", label: "WebP" },
  { type: "image/gif", label: "GIF" },
  { type: "image/tiff", label: "TIFF" },
  { type: "image/avif", label: "AVIF" },
  { type: "image/svg+xml", label: "SVG" },
  { type: "application/pdf", label: "PDF" },
  { type: "model/gltf-binary", label: "3D model (GLB)" },
  { type: "font/ttf", label: "TrueType font" },
  { type: "font/otf", label: "OpenType font" },
] as const;

/** Which kinds of files may be uploaded. */
export function UploadTypesCard({ settings, editable }: { settings: Settings; editable: boolean }) {
  const save = useSaveSettings();
  const [allowed, setAllowed] = useState<readonly string[] | null>(settings.allowedFileTypes);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const dirty = JSON.stringify(allowed) !== JSON.stringify(settings.allowedFileTypes);
  const submit = async () => {
    setPending(true);
    setError(null);
    try {
      await save({ allowedFileTypes: allowed === null ? null : [...allowed] });
    } catch (cause) {
      setError(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <Card>
      <CardHeader title="Uploads" description="Which kinds of files people may bring in." />
      <CardBody className="flex flex-col gap-4">
        <ErrorNote error={error} />
        <Switch
          label="Everything the studio understands"
          description="Files are recognised by their content, not by their name."
          checked={allowed === null}
          onCheckedChange={(all) => setAllowed(all ? null : known.map(({ type }) => type))}
          disabled={!editable}
        />
        {allowed === null ? null : (
          <fieldset className="grid grid-cols-2 gap-2 border-line border-t pt-4 sm:grid-cols-3">
            <legend className="sr-only">Allowed kinds</legend>
            {known.map(({ type, label }) => (
              <Checkbox
                key={type}
                label={label}
                checked={allowed.includes(type)}
                disabled={!editable}
                onCheckedChange={(checked) =>
                  setAllowed(checked === true ? [...allowed, type] : allowed.filter((entry) => entry !== type))
                }
              />
            ))}
          </fieldset>
        )}
      </CardBody>
      {editable ? (
        <CardFooter>
          <Button variant="primary" disabled={!dirty} loading={pending} onClick={() => void submit()}>
            Save uploads
          </Button>
        </CardFooter>
      ) : null}
    </Card>
  );
}
