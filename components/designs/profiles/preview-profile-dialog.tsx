"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { createPreviewProfileInput, type PreviewProfileJson } from "@/lib/designs/profile-schemas";
import { designKeys, savePreviewProfile } from "@/lib/designs/queries";
import { ProfileDialog } from "./profile-dialog";

/** Creates a picture profile, or changes one. */
export function PreviewProfileDialog({
  profile,
  onClose,
}: {
  profile: PreviewProfileJson | undefined;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const initial: {
    name: string;
    format: PreviewProfileJson["format"];
    sizePx: number | undefined;
    mode: PreviewProfileJson["mode"];
    productColor: string | null;
  } = {
    name: profile?.name ?? "",
    format: profile?.format ?? "png",
    sizePx: profile?.sizePx ?? 1200,
    mode: profile?.mode ?? "mockup",
    productColor: profile?.productColor ?? null,
  };
  const form = useForm({
    schema: createPreviewProfileInput,
    initial,
    onSubmit: async (values) => {
      await savePreviewProfile(profile?.id, values);
      await queryClient.invalidateQueries({ queryKey: designKeys.previewProfiles });
      onClose();
    },
  });
  return (
    <ProfileDialog kind="picture profile" profile={profile} form={form} onClose={onClose}>
      <Field label="What it shows">
        <RadioGroup
          look="cards"
          value={form.values.mode}
          onValueChange={(mode) => form.set("mode", mode)}
          options={[
            {
              value: "mockup",
              label: "On the product",
              description: "The artwork on a picture of the product, in the design's colour.",
            },
            { value: "flat", label: "Artwork alone", description: "The trimmed area on a transparent ground." },
          ]}
        />
      </Field>
      {form.values.mode === "mockup" ? (
        <Field
          label="Product colour"
          optional
          error={form.errors.productColor}
          hint="A colour's name or #rrggbb. Empty: the colour that the design was saved with."
        >
          <Input
            maxLength={80}
            value={form.values.productColor ?? ""}
            onChange={(event) => form.set("productColor", event.target.value === "" ? null : event.target.value)}
          />
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-4">
        <Field label="Format" className="flex-1">
          <SegmentedControl
            aria-label="Format"
            value={form.values.format}
            onValueChange={(format) => form.set("format", format)}
            options={[
              { value: "png", label: "PNG" },
              { value: "webp", label: "WebP" },
              { value: "avif", label: "AVIF" },
            ]}
          />
        </Field>
        <Field label="Longest side" error={form.errors.sizePx} className="flex-1">
          <NumberField
            unit="px"
            min={64}
            max={4096}
            step={100}
            precision={0}
            value={form.values.sizePx}
            onValueChange={(sizePx) => form.set("sizePx", sizePx)}
          />
        </Field>
      </div>
    </ProfileDialog>
  );
}
