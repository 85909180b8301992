"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { anything, formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { showSuccess } from "@/components/ui/toast";
import { createProduct, productFacetsQuery, productKeys } from "@/lib/collections/product-queries";
import { WordsInput } from "./words-input";

type Values = {
  name: string;
  sku: string;
  category: string;
  roomTypes: string[];
};

const empty: Values = { name: "", sku: "", category: "", roomTypes: [] };
const schema = formRules<Values>({
  name: line("Give it a name.", 200),
  sku: line("Give it an article number.", 100),
  category: line("Say what kind of product it is.", 100),
  roomTypes: anything(),
});

/** Name, SKU, category and rooms of a new product; leads to it, or goes on with the next one. */
export function CreateProductDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const facets = useQuery(productFacetsQuery).data;
  const listId = useId();
  const goesOn = useRef(false);
  const nameField = useRef<HTMLInputElement>(null);
  const form = useForm({
    schema,
    initial: empty,
    onSubmit: async (values) => {
      const product = await createProduct({ ...values, metadata: {} });
      void queryClient.invalidateQueries({ queryKey: productKeys.lists });
      if (!goesOn.current) {
        onClose();
        router.push(`/products/${product.id}`);
        return;
      }
      showSuccess(`“${product.name}” is made`);
      // The next one is often of the same kind.
      form.reset({ ...values, name: "", sku: "" });
      nameField.current?.focus();
    },
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="New product" description="Images, sizes and the rest come next.">
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            goesOn.current = event.nativeEvent.submitter?.getAttribute("value") === "next";
            form.submit(event);
          }}
        >
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" required error={form.errors.name}>
              <Input ref={nameField} maxLength={200} autoComplete="off" {...form.text("name")} />
            </Field>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="SKU" required error={form.errors.sku} hint="Article number, unique here.">
                <Input
                  maxLength={100}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                  {...form.text("sku")}
                />
              </Field>
              <Field label="Category" required error={form.errors.category}>
                <Input list={listId} maxLength={100} autoComplete="off" {...form.text("category")} />
              </Field>
            </div>
            <datalist id={listId}>
              {(facets?.categories ?? []).map(({ value }) => (
                <option key={value} value={value} />
              ))}
            </datalist>
            <Field label="Room types" optional error={form.errors.roomTypes}>
              <WordsInput
                label="Room types"
                words={form.values.roomTypes}
                onChange={(words) => form.set("roomTypes", words)}
                suggestions={(facets?.roomTypes ?? []).map(({ value }) => value)}
                placeholder="living room, office…"
                lower
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose} className="mr-auto max-sm:hidden">
              Cancel
            </Button>
            <Button type="submit" value="next" disabled={form.pending}>
              Create and add another
            </Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Create product
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
