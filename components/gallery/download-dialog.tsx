"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { collectionQuery } from "@/lib/collections/collection-queries";
import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";

const usualPattern = "{sku}_{collection}_{n}";
const tokens = ["sku", "product", "collection", "type", "n", "id"] as const;

/** Names as the ZIP will have them, for an example. */
function fill(pattern: string, values: Readonly<Record<(typeof tokens)[number], string>>): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const token = tokens.find((candidate) => candidate === key);
    return token === undefined ? whole : values[token];
  });
  return filled.replace(/[^\p{L}\p{N} ._-]+/gu, "-");
}

/** How the files are named, then the ZIP. */
export function DownloadDialog({
  description,
  collection,
  example,
  source,
  onClose,
}: {
  description: string;
  /** What stands for `{collection}` in the example; absent: the example's own. */
  collection?: string;
  example: GeneratedAssetJson | undefined;
  /** An address that answers the ZIP, or what fetches and saves it, on its own once it is called. */
  source: { href: (pattern: string) => string } | { save: (pattern: string) => void };
  onClose: () => void;
}) {
  const [pattern, setPattern] = useState(usualPattern);
  const field = useRef<HTMLInputElement>(null);
  const isWrong = pattern.trim() === "" || /[/\\]/.test(pattern);
  const insert = (token: string) => {
    const input = field.current;
    const start = input?.selectionStart ?? pattern.length;
    const end = input?.selectionEnd ?? pattern.length;
    const next = `${pattern.slice(0, start)}{${token}}${pattern.slice(end)}`;
    setPattern(next);
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(start + token.length + 2, start + token.length + 2);
    });
  };
  const own = useQuery({
    ...collectionQuery(example?.collectionId ?? ""),
    enabled: collection === undefined && example !== undefined && example.collectionId !== null,
  });
  const extension =
    typeof example?.mediaUrl !== "string"
      ? (example?.image?.mimeType.split("/")[1]?.replace("jpeg", "jpg") ?? "webp")
      : "mp4";
  const shown = fill(pattern, {
    sku: example?.productSku ?? "SKU-1",
    product: example?.productName ?? "Product",
    collection: collection ?? own.data?.name ?? "gallery",
    type: example?.type ?? "image",
    n: "1",
    id: example?.id ?? "id",
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Download ZIP" description={description}>
        <DialogBody>
          <Field
            label="Names of the files"
            error={isWrong ? "Give the files a name, without slashes." : undefined}
            hint={
              isWrong ? undefined : (
                <span className="[overflow-wrap:anywhere]">
                  For example {shown}.{extension}
                </span>
              )
            }
          >
            <Input
              ref={field}
              value={pattern}
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setPattern(event.target.value)}
              className="font-mono"
            />
          </Field>
          <ul aria-label="What can be filled in" className="flex flex-wrap gap-1">
            {tokens.map((token) => (
              <li key={token}>
                <Button size="sm" className="font-mono" onClick={() => insert(token)}>{`{${token}}`}</Button>
              </li>
            ))}
          </ul>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          {isWrong || "save" in source ? (
            <Button
              variant="primary"
              icon={<Download />}
              disabled={isWrong}
              onClick={() => {
                if ("save" in source) source.save(pattern.trim());
                onClose();
              }}
            >
              Download
            </Button>
          ) : (
            <a
              href={source.href(pattern.trim())}
              download
              className={buttonStyles({ variant: "primary" })}
              onClick={() => setTimeout(onClose, 100)}
            >
              <Download aria-hidden="true" />
              Download
            </a>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
