"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio";
import { Switch } from "@/components/ui/switch";
import { designKeys, saveExportProfile } from "@/lib/designs/queries";
import { createExportProfileInput, type ExportProfileJson } from "@/lib/designs/schemas";

const switches = [
  { name: "includeBleed", label: "Bleed", description: "Artwork beyond the trim, so that no paper shows at the edge." },
  { name: "cropMarks", label: "Crop marks", description: "Where the sheet is cut." },
  { name: "registrationMarks", label: "Registration marks", description: "For the alignment of the inks." },
  { name: "mirrored", label: "Mirrored", description: "For transfer printing." },
] as const;

/** Creates a print profile, or changes one. */
export function ExportProfileDialog({
  profile,
  onClose,
}: {
  profile: ExportProfileJson | undefined;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const initial: Record<(typeof switches)[number]["name"], boolean> & {
    name: string;
    standard: ExportProfileJson["standard"];
  } = {
    name: profile?.name ?? "",
    standard: profile?.standard ?? "none",
    includeBleed: profile?.includeBleed ?? true,
    cropMarks: profile?.cropMarks ?? false,
    registrationMarks: profile?.registrationMarks ?? false,
    mirrored: profile?.mirrored ?? false,
  };
  const form = useForm({
    schema: createExportProfileInput,
    initial,
    onSubmit: async (values) => {
      await saveExportProfile(profile?.id, values);
      await queryClient.invalidateQueries({ queryKey: designKeys.exportProfiles });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={profile === undefined ? "New print profile" : `Change “${profile.name}”`}>
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name} required>
              <Input autoFocus maxLength={200} autoComplete="off" {...form.text("name")} />
            </Field>
            <Field label="Kind of PDF">
              <RadioGroup
                look="cards"
                value={form.values.standard}
                onValueChange={(standard) => form.set("standard", standard)}
                options={[
                  { value: "none", label: "PDF", description: "For printing: vectors, with fonts embedded." },
                  {
                    value: "pdfa-2b",
                    label: "PDF/A-2b",
                    description: "For archives: also carries its colour profile and its origin.",
                  },
                ]}
              />
            </Field>
            {switches.map(({ name, label, description }) => (
              <Switch
                key={name}
                label={label}
                description={description}
                checked={form.values[name]}
                onCheckedChange={(on) => form.set(name, on)}
              />
            ))}
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              {profile === undefined ? "Create profile" : "Save profile"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
