"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { productFacetsQuery } from "@/lib/collections/product-queries";
import { describeProducts, readDetails } from "./product-words";
import type { ProductActions, ProductTargets, WordKind } from "./use-product-actions";
import { WordsInput } from "./words-input";

interface BulkDialogProps {
  targets: ProductTargets;
  actions: ProductActions;
  onClose: () => void;
}

/** One category for all of the selected products. */
export function CategoryDialog({ targets, actions, onClose }: BulkDialogProps) {
  const known = useQuery(productFacetsQuery).data?.categories ?? [];
  const [category, setCategory] = useState("");
  const [pending, setPending] = useState(false);
  const listId = useId();
  const save = async () => {
    setPending(true);
    const worked = await actions.setCategory(targets, category.trim());
    setPending(false);
    if (worked) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={`Category of ${describeProducts(targets.ids.length)}`} size="sm">
        <form
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            if (category.trim() !== "") void save();
          }}
        >
          <DialogBody>
            <Field label="Category" hint="One that is in use, or a new one.">
              <Input
                value={category}
                onChange={(event) => setCategory(event.target.value)}
                list={listId}
                maxLength={100}
                autoComplete="off"
              />
            </Field>
            <datalist id={listId}>
              {known.map(({ value }) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={pending} disabled={category.trim() === ""}>
              Set category
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const kinds = {
  tags: { title: "Tags", placeholder: "sale, autumn…", one: "tags" },
  roomTypes: { title: "Room types", placeholder: "living room, office…", one: "room types" },
} as const;

/** Adds words to the selected products, or takes them off. */
export function WordsDialog({ kind, targets, actions, onClose }: BulkDialogProps & { kind: WordKind }) {
  const facets = useQuery(productFacetsQuery).data;
  const [mode, setMode] = useState<"add" | "remove">("add");
  const [words, setWords] = useState<string[]>([]);
  const [pending, setPending] = useState(false);
  const { title, placeholder, one } = kinds[kind];
  const inUse = targets.known.flatMap((product) => (kind === "tags" ? readDetails(product).tags : product.roomTypes));
  const suggestions =
    mode === "remove"
      ? [...new Set(inUse)].sort()
      : ((kind === "tags" ? facets?.tags : facets?.roomTypes) ?? []).map(({ value }) => value);
  const save = async () => {
    setPending(true);
    const change = mode === "add" ? actions.addWords : actions.removeWords;
    const worked = await change(targets, kind, words);
    setPending(false);
    if (worked) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={`${title} of ${describeProducts(targets.ids.length)}`} size="sm">
        <DialogBody>
          <SegmentedControl
            aria-label={`What to do with the ${one}`}
            value={mode}
            onValueChange={(next) => {
              setMode(next);
              setWords([]);
            }}
            options={[
              { value: "add", label: "Add" },
              { value: "remove", label: "Take off" },
            ]}
            className="self-start"
          />
          <WordsInput
            key={mode}
            label={title}
            words={words}
            onChange={setWords}
            suggestions={suggestions}
            placeholder={placeholder}
            lower
          />
          {mode === "remove" && suggestions.length > 0 ? (
            <div className="flex flex-wrap items-center gap-1">
              <span className="text-ink-3 text-xs">In use:</span>
              {suggestions
                .filter((word) => !words.includes(word))
                .slice(0, 24)
                .map((word) => (
                  <Button key={word} size="sm" variant="ghost" onClick={() => setWords([...words, word])}>
                    {word}
                  </Button>
                ))}
            </div>
          ) : null}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={pending} disabled={words.length === 0} onClick={() => void save()}>
            {mode === "add" ? `Add ${one}` : `Take ${one} off`}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
