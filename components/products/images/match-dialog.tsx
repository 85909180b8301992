"use client";

import { useQuery } from "@tanstack/react-query";
import { ImageOff, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VirtualList } from "@/components/ui/virtual-list";
import { fetchProducts, matchFiles, productKeys } from "@/lib/collections/product-queries";
import type { ImageToSend } from "./image-queue";

interface Target {
  id: string;
  sku: string;
  name: string;
}

interface Row {
  key: string;
  file: File;
  /** Undefined: none; its own match unless somebody chose another. */
  target: Target | undefined;
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The picture as it lies on the disk. Browsers cannot show all kinds that the studio takes. */
function FilePicture({ file }: { file: File }) {
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-sm border border-line bg-sunken text-ink-3">
      {url === null || failed ? (
        <ImageOff aria-hidden="true" className="size-4" />
      ) : (
        <img
          src={url}
          alt=""
          decoding="async"
          loading="lazy"
          className="size-full object-contain"
          onError={() => setFailed(true)}
        />
      )}
    </span>
  );
}

/** Any product, found by name or SKU. */
function TargetField({
  filename,
  target,
  onChoose,
}: {
  filename: string;
  target: Target | undefined;
  onChoose: (target: Target) => void;
}) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const found = useQuery({
    queryKey: [...productKeys.list({ q: text }), "choices"],
    queryFn: ({ signal }) => fetchProducts({ q: text }, { limit: 20, signal }),
    enabled: asked,
  });
  const items = found.data?.items ?? [];
  const known = target === undefined || items.some(({ id }) => id === target.id) ? items : [target, ...items];
  return (
    <div onFocusCapture={() => setAsked(true)} onPointerEnter={() => setAsked(true)}>
      <Combobox
        size="sm"
        aria-label={`Product of ${filename}`}
        value={target?.id}
        placeholder="Choose a product…"
        searchPlaceholder="Search name or SKU…"
        onSearch={setText}
        loading={found.isFetching}
        onValueChange={(id) => {
          const chosen = known.find((product) => product.id === id);
          if (chosen !== undefined) onChoose({ id: chosen.id, sku: chosen.sku, name: chosen.name });
        }}
        options={known.map((product) => ({ value: product.id, label: product.name, description: product.sku }))}
      />
    </div>
  );
}

/** Which image is of which product, by the SKU at the beginning of its name; to be looked at and put right before any is sent. */
export function MatchDialog({
  files,
  onConfirm,
  onClose,
}: {
  files: readonly File[];
  onConfirm: (images: ImageToSend[]) => void;
  onClose: () => void;
}) {
  const sorted = useMemo(() => [...files].sort((one, other) => natural.compare(one.name, other.name)), [files]);
  const names = useMemo(() => [...new Set(sorted.map(({ name }) => name))], [sorted]);
  const matches = useQuery({
    queryKey: ["products", "matches", names],
    queryFn: ({ signal }) => matchFiles(names, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Target>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo<Row[]>(() => {
    const byName = new Map((matches.data ?? []).map((match) => [match.filename, match]));
    const all = sorted.map((file, index) => {
      const key = `${index} ${file.name}`;
      const match = byName.get(file.name);
      const own =
        match === undefined || match.productId === null
          ? undefined
          : { id: match.productId, sku: match.sku ?? "", name: match.name ?? "" };
      return { key, file, own, target: chosen.get(key) ?? own };
    });
    // What needs a hand stands first, and stays there when it has got one.
    return [...all.filter(({ own }) => own === undefined), ...all.filter(({ own }) => own !== undefined)].filter(
      ({ key }) => !left.has(key),
    );
  }, [matches.data, sorted, chosen, left]);
  const ready = rows.filter(({ target }) => target !== undefined);
  const open = rows.length - ready.length;
  const productCount = new Set(ready.map(({ target }) => target?.id)).size;
  const confirm = () => {
    const images = rows
      .flatMap(({ file, target }) =>
        target === undefined ? [] : [{ file, productId: target.id, productName: target.name }],
      )
      .sort((one, other) => natural.compare(one.file.name, other.file.name));
    onConfirm(images);
  };
  const summary =
    ready.length === 0
      ? "No file name begins with the SKU of a product."
      : `${ready.length} of ${rows.length} ${rows.length === 1 ? "image" : "images"} for ${productCount === 1 ? "1 product" : `${productCount} products`}.`;
  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        size="lg"
        title="Add images to products"
        description="A file goes to the product whose SKU its name begins with."
      >
        <DialogBody className="gap-2">
          {matches.isError ? (
            <ErrorState
              error={matches.error}
              title="The files could not be matched"
              onRetry={() => void matches.refetch()}
            />
          ) : matches.data === undefined ? (
            <SkeletonRows label="Matching files" />
          ) : (
            <>
              <p role="status" className="text-ink-2 text-sm tabular-nums">
                {summary}
              </p>
              {open > 0 && ready.length > 0 ? (
                <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">
                  {open === 1
                    ? "One image has no product yet: choose it, or the image is left out."
                    : `${open} images have no product yet: choose them, or they are left out.`}
                </p>
              ) : null}
              <VirtualList
                aria-label="Images and their products"
                items={rows}
                itemKey={(row) => row.key}
                estimate={57}
                renderItem={({ key, file, target }) => (
                  <div className="grid min-h-14 grid-cols-[2.5rem_minmax(0,1fr)_2rem] items-center gap-x-3 gap-y-1 border-line border-b py-2 sm:grid-cols-[2.5rem_minmax(0,1fr)_14rem_2rem]">
                    <FilePicture file={file} />
                    <span className="min-w-0">
                      <span className="block truncate text-sm">{file.name}</span>
                      <span
                        className={`block truncate text-xs ${target === undefined ? "text-danger-text" : "text-ink-3"}`}
                      >
                        {target === undefined ? "No product" : <span className="font-mono text-2xs">{target.sku}</span>}
                      </span>
                    </span>
                    <div className="max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-2">
                      <TargetField
                        filename={file.name}
                        target={target}
                        onChoose={(product) => setChosen(new Map(chosen).set(key, product))}
                      />
                    </div>
                    <IconButton
                      size="sm"
                      label={`Leave ${file.name} out`}
                      icon={<X />}
                      className="max-sm:col-start-3 max-sm:row-start-1"
                      onClick={() => setLeft(new Set(left).add(key))}
                    />
                  </div>
                )}
              />
            </>
          )}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={ready.length === 0} onClick={confirm}>
            {ready.length === 1 ? "Add 1 image" : `Add ${ready.length} images`}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
