"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { WordsInput } from "@/components/products/words-input";
import { useShortcuts } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { describeProblem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { changeProduct, type ProductJson, productFacetsQuery, productKeys } from "@/lib/collections/product-queries";
import { CustomFields } from "./custom-fields";
import { type DetailValues, findErrors, readValues, toChanges } from "./details-values";

const units = ["mm", "cm", "m", "in", "ft"];
const sizes = [
  { name: "width", label: "Width" },
  { name: "height", label: "Height" },
  { name: "depth", label: "Depth" },
] as const;

/** A colour that browsers know, by its name or as `#rrggbb`. */
export function ColorIcon({ color }: { color: string }) {
  return CSS.supports("color", color) ? <ColorSwatch color={color} className="size-3 rounded-xs" /> : null;
}

/** Errors of a problem document at the fields of this form; `null` when one of them is at none. */
function errorsAtFields(cause: unknown): Record<string, string> | null {
  const { errors } = describeProblem(cause);
  const placed = errors.map(({ path, message }) => {
    const parts = path.split(".");
    const field = [
      "dimensions",
      "customFields",
      "materials",
      "colors",
      "tags",
      "roomTypes",
      "name",
      "sku",
      "category",
    ].find((name) => parts.includes(name));
    return field === undefined ? null : [field, `It ${message}.`];
  });
  return placed.length === 0 || placed.some((entry) => entry === null)
    ? null
    : Object.fromEntries(placed.filter((entry) => entry !== null));
}

interface Draft {
  /** What the form showed before it was edited. */
  base: DetailValues;
  values: DetailValues;
}

/** The product's fields. They follow the studio's row until somebody types, and are sent together. */
export function DetailsForm({ product, editable }: { product: ProductJson; editable: boolean }) {
  const queryClient = useQueryClient();
  const facets = useQuery(productFacetsQuery).data;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const listId = useId();
  const element = useRef<HTMLFormElement>(null);
  const values = draft?.values ?? readValues(product);
  const changes = draft === null ? {} : toChanges(draft.values, draft.base, product);
  const dirty = Object.keys(changes).length > 0;
  const set = (part: Partial<DetailValues>) => {
    setDraft((current) => {
      const base = current?.base ?? readValues(product);
      return { base, values: { ...(current?.values ?? base), ...part } };
    });
    const touched = new Set(Object.keys(part));
    setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !touched.has(name))));
  };
  const discard = () => {
    setDraft(null);
    setErrors({});
    setFailure(null);
  };
  /** Errors at their fields, the first of which gets the focus. */
  const point = (found: Readonly<Record<string, string>>) => {
    setErrors(found);
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const save = async () => {
    if (!dirty || pending) return;
    const found = findErrors(values);
    setFailure(null);
    if (Object.keys(found).length > 0) return point(found);
    setErrors({});
    setPending(true);
    const sent = draft;
    try {
      queryClient.setQueryData(productKeys.item(product.id), await changeProduct(product.id, changes));
      // What was typed meanwhile stays, as an edit of what was sent.
      setDraft((now) => (now === sent || now === null || sent === null ? null : { ...now, base: sent.values }));
      void queryClient.invalidateQueries({ queryKey: productKeys.lists });
    } catch (cause) {
      const placed = errorsAtFields(cause);
      if (placed === null) setFailure(cause);
      else point(placed);
    } finally {
      setPending(false);
    }
  };
  const saveTyped = () => {
    // Numbers and words are taken over when their field is left.
    const field = document.activeElement;
    if (field instanceof HTMLElement && element.current?.contains(field) === true) {
      field.blur();
      field.focus();
    }
    requestAnimationFrame(() => element.current?.requestSubmit());
  };
  useShortcuts(
    editable
      ? [
          {
            keys: ["mod", "s"],
            label: "Save changes",
            group: "This product",
            run: saveTyped,
            whileTyping: true,
          },
        ]
      : [],
  );
  useLeaveGuard(dirty, discard, "What you changed in the details is thrown away.");
  const text = (name: "name" | "sku" | "category", max: number) => ({
    value: values[name],
    maxLength: max,
    readOnly: !editable,
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const words = (name: "roomTypes" | "materials" | "colors" | "tags", label: string, placeholder: string) => (
    <Field label={label} error={errors[name]}>
      <WordsInput
        label={label}
        words={values[name]}
        onChange={(next) => set({ [name]: next })}
        disabled={!editable}
        lower={name === "tags" || name === "roomTypes"}
        most={name === "tags" ? 50 : 30}
        suggestions={name === "tags" || name === "roomTypes" ? (facets?.[name] ?? []).map(({ value }) => value) : []}
        placeholder={placeholder}
        {...(name === "colors" ? { renderIcon: (color: string) => <ColorIcon color={color} /> } : {})}
      />
      {!editable && values[name].length === 0 ? <p className="text-ink-3 text-sm">None</p> : null}
    </Field>
  );

  return (
    <form
      ref={element}
      noValidate
      aria-label="Details"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Card className="overflow-visible">
        <CardHeader title="Details" />
        <CardBody className="flex flex-col gap-4">
          <ErrorNote error={failure} />
          <Field label="Name" required error={errors.name}>
            <Input {...text("name", 200)} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="SKU" required error={errors.sku}>
              <Input {...text("sku", 100)} spellCheck={false} className="font-mono" />
            </Field>
            <Field label="Category" required error={errors.category}>
              <Input {...text("category", 100)} list={listId} />
            </Field>
          </div>
          <datalist id={listId}>
            {(facets?.categories ?? []).map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
          <div className="grid gap-4 sm:grid-cols-2">
            {words("roomTypes", "Room types", "living room, office…")}
            {words("tags", "Tags", "sale, autumn…")}
          </div>
          <fieldset className="flex flex-col gap-1.5">
            <legend className="sr-only">Dimensions</legend>
            <div className="grid grid-cols-3 gap-3 sm:grid-cols-[repeat(3,minmax(0,1fr))_5.5rem]">
              {sizes.map(({ name, label }) => (
                <Field key={name} label={label}>
                  <NumberField
                    value={values[name]}
                    onValueChange={(size) => set({ [name]: size })}
                    unit={values.unit}
                    min={0}
                    max={1_000_000}
                    precision={3}
                    readOnly={!editable}
                    placeholder="–"
                  />
                </Field>
              ))}
              <Field label="Unit">
                <Select
                  value={values.unit}
                  onValueChange={(unit) => set({ unit })}
                  disabled={!editable}
                  options={[...new Set([...units, values.unit])].map((unit) => ({ value: unit, label: unit }))}
                />
              </Field>
            </div>
            {errors.dimensions === undefined ? null : (
              <p role="alert" className="text-danger-text text-xs">
                {errors.dimensions}
              </p>
            )}
          </fieldset>
          <div className="grid gap-4 sm:grid-cols-2">
            {words("materials", "Materials", "oak, wool…")}
            {words("colors", "Colours", "sand, #2f3a2e…")}
          </div>
          <CustomFields
            rows={values.customFields}
            onChange={(customFields) => set({ customFields })}
            editable={editable}
            error={errors.customFields}
          />
        </CardBody>
        {editable && (dirty || pending) ? (
          <div className="sticky bottom-0 z-10 flex items-center justify-end gap-2 rounded-b-lg border-line border-t bg-canvas px-4 py-2.5">
            <p role="status" className="mr-auto text-ink-2 text-sm">
              Not saved yet
            </p>
            <Button onClick={discard} disabled={pending}>
              Discard
            </Button>
            <Button type="submit" variant="primary" loading={pending}>
              Save changes
            </Button>
          </div>
        ) : null}
      </Card>
    </form>
  );
}
