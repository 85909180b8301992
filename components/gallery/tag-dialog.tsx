"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { readTags } from "@/components/ui/read-tags";
import { assetKeys, type GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import type { AssetActions } from "./use-asset-actions";

/** Tags as chips with a field for more: Enter and comma add, Backspace takes the last. */
export function TagEditor({
  tags,
  onAdd,
  onRemove,
  onShow,
  editable = true,
}: {
  tags: readonly string[];
  onAdd: (tags: string[]) => void;
  onRemove: (tag: string) => void;
  /** A tag leads to everything that has it. */
  onShow?: ((tag: string) => void) | undefined;
  editable?: boolean;
}) {
  const [text, setText] = useState("");
  const add = () => {
    const next = readTags(text, tags);
    setText("");
    if (next.length > 0) onAdd(next);
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      {tags.length === 0 ? null : (
        <ul aria-label="Tags" className="contents">
          {tags.map((tag) => (
            <li key={tag}>
              <Badge className="h-6 pointer-coarse:h-8">
                {onShow === undefined ? (
                  tag
                ) : (
                  <button type="button" className="hover:text-ink hover:underline" onClick={() => onShow(tag)}>
                    {tag}
                  </button>
                )}
                {editable ? (
                  <button
                    type="button"
                    aria-label={`Take off ${tag}`}
                    onClick={() => onRemove(tag)}
                    className="-mr-1 grid size-5 place-items-center rounded-xs hover:bg-hover hover:text-ink pointer-coarse:size-7"
                  >
                    <X aria-hidden="true" />
                  </button>
                ) : null}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {editable ? (
        <div className="w-32">
          <Input
            size="sm"
            aria-label="Add a tag"
            placeholder="Add a tag…"
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === ",") {
                event.preventDefault();
                add();
              }
              const last = tags.at(-1);
              if (event.key === "Backspace" && text === "" && last !== undefined) onRemove(last);
            }}
          />
        </div>
      ) : tags.length === 0 ? (
        <span className="text-ink-3 text-sm">None</span>
      ) : null}
    </div>
  );
}

/** Tags put on many at once; what this dialog put on can be taken off again. */
export function TagDialog({
  ids,
  actions,
  onClose,
}: {
  ids: readonly string[];
  actions: AssetActions;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  // Of many only those that were in sight are known, so only what all of these have is shown.
  const [tags, setTags] = useState(() => {
    const known = ids.flatMap((id) => queryClient.getQueryData<GeneratedAssetJson | null>(assetKeys.asset(id)) ?? []);
    if (known.length < ids.length) return [];
    return (known[0]?.tags ?? []).filter((tag) => known.every((asset) => asset.tags.includes(tag)));
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={ids.length === 1 ? "Tags" : `Tag ${ids.length.toLocaleString("en")} assets`}
        description={ids.length === 1 ? undefined : "Tags that all of them have can be taken off."}
        size="sm"
      >
        <DialogBody>
          <TagEditor
            tags={tags}
            onAdd={(added) => {
              setTags([...new Set([...tags, ...added])]);
              void actions.addTags(ids, added).then((worked) => {
                if (!worked) setTags((now) => now.filter((tag) => !added.includes(tag)));
              });
            }}
            onRemove={(tag) => {
              setTags(tags.filter((each) => each !== tag));
              void actions.removeTags(ids, [tag]).then((worked) => {
                if (!worked) setTags((now) => [...now, tag]);
              });
            }}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
