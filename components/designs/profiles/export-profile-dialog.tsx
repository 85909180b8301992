"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Field } from "@/components/ui/field";
import { type Form, useForm } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Switch } from "@/components/ui/switch";
import { createExportProfileInput, type ExportProfileJson } from "@/lib/designs/profile-schemas";
import { designKeys, saveExportProfile } from "@/lib/designs/queries";
import { ProfileDialog, SettingGroup } from "./profile-dialog";

type Values = Omit<ExportProfileJson, "id" | "version" | "createdAt" | "updatedAt" | "dpi" | "whiteInkChokeMm"> & {
  dpi: number | undefined;
  whiteInkChokeMm: number | undefined;
};

const newProfile: Values = {
  name: "",
  format: "pdf",
  standard: "none",
  files: "one",
  dpi: 300,
  includeBleed: true,
  cropMarks: false,
  registrationMarks: false,
  mirrored: false,
  whiteInk: "none",
  whiteInkName: "White",
  whiteInkChokeMm: 0,
};

function valuesOf(profile: ExportProfileJson | undefined): Values {
  if (profile === undefined) return newProfile;
  const { id: _, version: __, createdAt: ___, updatedAt: ____, ...values } = profile;
  return values;
}

/** A PNG has no pages and no inks: what belongs to a PDF goes with it. */
const pngSettings = {
  standard: "none",
  files: "per-side",
  cropMarks: false,
  registrationMarks: false,
  whiteInk: "none",
} as const;

type Part = { form: Form<Values> };

function FileSettings({ form }: Part) {
  const isPdf = form.values.format === "pdf";
  const setFormat = (format: Values["format"]) => {
    form.set("format", format);
    if (format === "pdf") return form.set("files", "one");
    form.set("standard", pngSettings.standard);
    form.set("files", pngSettings.files);
    form.set("cropMarks", pngSettings.cropMarks);
    form.set("registrationMarks", pngSettings.registrationMarks);
    form.set("whiteInk", pngSettings.whiteInk);
  };
  return (
    <SettingGroup title="File">
      <Field
        label="Format"
        error={form.errors.format}
        hint={
          isPdf
            ? "Vectors and embedded fonts, in true size."
            : "Pixels with a transparent ground, in true size: a file a side. For direct-to-garment and transfer printing."
        }
      >
        <SegmentedControl
          aria-label="Format"
          value={form.values.format}
          onValueChange={setFormat}
          options={[
            { value: "pdf", label: "PDF" },
            { value: "png", label: "PNG" },
          ]}
        />
      </Field>
      {isPdf ? (
        <>
          <Field label="Kind of PDF" error={form.errors.standard}>
            <RadioGroup
              look="cards"
              value={form.values.standard}
              onValueChange={(standard) => form.set("standard", standard)}
              options={[
                { value: "none", label: "PDF", description: "For printing." },
                {
                  value: "pdfa-2b",
                  label: "PDF/A-2b",
                  description: "For archives: says so of itself, and keeps to it.",
                },
              ]}
            />
          </Field>
          <Field label="Sides" error={form.errors.files}>
            <RadioGroup
              look="cards"
              value={form.values.files}
              onValueChange={(files) => form.set("files", files)}
              options={[
                { value: "one", label: "One file", description: "With a page for each decorated side." },
                { value: "per-side", label: "A file a side", description: "For presses that take one page at a time." },
              ]}
            />
          </Field>
        </>
      ) : null}
      <Field
        label="Resolution"
        error={form.errors.dpi}
        hint={
          isPdf
            ? "Pictures should have this many pixels an inch: below it preflight warns, below half of it it is an error."
            : "Pixels an inch of the file. Pictures should have as many: below it preflight warns, below half it is an error."
        }
      >
        <NumberField
          unit="dpi"
          min={72}
          max={1200}
          step={50}
          precision={0}
          value={form.values.dpi}
          onValueChange={(dpi) => form.set("dpi", dpi)}
        />
      </Field>
    </SettingGroup>
  );
}

const sheetSwitches = [
  {
    name: "includeBleed",
    label: "Bleed",
    description: "Artwork beyond the trim, so that no bare edge shows when the cut is off by a hair.",
    pdfOnly: false,
  },
  {
    name: "cropMarks",
    label: "Crop marks",
    description: "Lines at the corners that show where to cut.",
    pdfOnly: true,
  },
  {
    name: "registrationMarks",
    label: "Registration marks",
    description: "Crosshairs on every plate, to align the inks.",
    pdfOnly: true,
  },
  {
    name: "mirrored",
    label: "Mirrored",
    description: "For transfers that are turned over when they are pressed.",
    pdfOnly: false,
  },
] as const;

function SheetSettings({ form }: Part) {
  const offered = sheetSwitches.filter(({ pdfOnly }) => !pdfOnly || form.values.format === "pdf");
  return (
    <SettingGroup title="Sheet">
      {offered.map(({ name, label, description }) => (
        <Switch
          key={name}
          label={label}
          description={description}
          checked={form.values[name]}
          onCheckedChange={(on) => form.set(name, on)}
        />
      ))}
    </SettingGroup>
  );
}

function WhiteInkSettings({ form }: Part) {
  return (
    <SettingGroup title="White ink">
      <Field label="White under the artwork" hideLabel error={form.errors.whiteInk}>
        <RadioGroup
          look="cards"
          value={form.values.whiteInk}
          onValueChange={(whiteInk) => form.set("whiteInk", whiteInk)}
          options={[
            { value: "none", label: "None", description: "For white and light materials." },
            {
              value: "spot",
              label: "Spot colour",
              description: "On the artwork's page, overprinting: the press finds it by its name.",
            },
            { value: "page", label: "Page of its own", description: "After each side's page, to be printed first." },
          ]}
        />
      </Field>
      {form.values.whiteInk === "none" ? null : (
        <div className="flex flex-wrap gap-4">
          <Field
            label="Name of the ink"
            error={form.errors.whiteInkName}
            hint="Exactly as the press expects it."
            className="flex-1"
            required
          >
            <Input maxLength={60} autoComplete="off" spellCheck={false} {...form.text("whiteInkName")} />
          </Field>
          <Field
            label="Choke"
            error={form.errors.whiteInkChokeMm}
            hint="How far white stays inside the artwork's edge."
            className="flex-1"
          >
            <NumberField
              unit="mm"
              min={0}
              max={5}
              step={0.1}
              precision={2}
              value={form.values.whiteInkChokeMm}
              onValueChange={(chokeMm) => form.set("whiteInkChokeMm", chokeMm)}
            />
          </Field>
        </div>
      )}
    </SettingGroup>
  );
}

/** Creates a print profile, or changes one. */
export function ExportProfileDialog({
  profile,
  onClose,
}: {
  profile: ExportProfileJson | undefined;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const form = useForm({
    schema: createExportProfileInput,
    initial: valuesOf(profile),
    onSubmit: async (values) => {
      await saveExportProfile(profile?.id, values);
      await queryClient.invalidateQueries({ queryKey: designKeys.exportProfiles });
      onClose();
    },
  });
  return (
    <ProfileDialog kind="print profile" profile={profile} form={form} onClose={onClose}>
      <FileSettings form={form} />
      <SheetSettings form={form} />
      {form.values.format === "pdf" ? <WhiteInkSettings form={form} /> : null}
    </ProfileDialog>
  );
}
