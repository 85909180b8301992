"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type StyleChoice, StylePicker } from "@/components/designs/style-picker";
import { Button } from "@/components/ui/button";
import { ColorSwatches } from "@/components/ui/color-swatch";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input, SearchInput } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { createDesign, designKeys, stylesQuery } from "@/lib/designs/queries";
import { createDesignInput } from "@/lib/designs/schemas";

/** Catalogues longer than this are searched. */
const searchFrom = 16;

/** Name and product of a new design; leads to it. */
export function CreateDesignDialog({
  open,
  onOpenChange,
  initialStyleId,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  initialStyleId?: string | undefined;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="New design" description="What is it called, and what is it printed on?" size="xl">
        <CreateDesignForm initialStyleId={initialStyleId} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function CreateDesignForm({ initialStyleId, onClose }: { initialStyleId: string | undefined; onClose: () => void }) {
  const styles = useQuery(stylesQuery);
  const queryClient = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState("");
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<StyleChoice>();
  const [nameError, setNameError] = useState<string>();
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  const initial = styles.data?.find((style) => style.id === initialStyleId) ?? styles.data?.[0];
  const choice = picked ?? (initial && { styleId: initial.id, color: initial.colors[0]?.hex ?? "#ffffff" });
  const chosen = styles.data?.find((style) => style.id === choice?.styleId);
  const wanted = search.trim().toLowerCase();
  const shown = (styles.data ?? []).filter(
    (style) => wanted === "" || style.id === choice?.styleId || style.name.toLowerCase().includes(wanted),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen === undefined || choice === undefined) return;
    const parsed = createDesignInput.safeParse({
      name: name.trim() === "" ? `New ${chosen.name.toLowerCase()}` : name,
      styleVersionId: chosen.id,
    });
    if (!parsed.success) return setNameError(parsed.error.issues[0]?.message);
    setPending(true);
    setFailure(null);
    try {
      const design = await createDesign(parsed.data);
      await queryClient.invalidateQueries({ queryKey: designKeys.all });
      const color = chosen.colors.find((candidate) => candidate.hex === choice.color);
      onClose();
      router.push(`/designs/${design.id}?color=${encodeURIComponent(color?.name ?? choice.color)}`);
    } catch (cause) {
      setFailure(cause);
      setPending(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="contents">
      <DialogBody>
        <ErrorNote error={failure} />
        <Field label="Name" optional error={nameError}>
          <Input
            autoFocus
            maxLength={200}
            autoComplete="off"
            placeholder="Summer market"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setNameError(undefined);
            }}
          />
        </Field>
        {styles.isError ? (
          <ErrorState
            error={styles.error}
            title="The catalogue could not be loaded"
            onRetry={() => void styles.refetch()}
          />
        ) : styles.data === undefined ? (
          <div role="status" aria-label="Loading the catalogue" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            {Array.from({ length: 8 }, (_, index) => index).map((index) => (
              <Skeleton key={index} className="aspect-[4/5] rounded-lg" />
            ))}
          </div>
        ) : (
          <>
            {styles.data.length > searchFrom ? (
              <SearchInput
                value={search}
                onValueChange={setSearch}
                aria-label="Search styles"
                placeholder="Search styles…"
              />
            ) : null}
            <StylePicker styles={shown} value={choice} onValueChange={setPicked} />
          </>
        )}
      </DialogBody>
      {chosen === undefined || choice === undefined ? null : (
        <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-5 py-3">
          <span className="font-medium text-sm">{chosen.name}</span>
          <ColorSwatches
            aria-label="Colour of the product"
            value={choice.color}
            onValueChange={(color) => setPicked({ ...choice, color })}
            options={chosen.colors.map((color) => ({ color: color.hex, name: color.name }))}
          />
        </div>
      )}
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={pending} disabled={choice === undefined}>
          Create design
        </Button>
      </DialogFooter>
    </form>
  );
}
