"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Input } from "@/components/ui/input";
import { readTags } from "@/components/ui/read-tags";
import { tagsQuery } from "@/lib/designs/library-queries";

/** Tags as chips, with a field for more that suggests those in use. Enter and comma add, Backspace takes the last. */
export function TagInput({
  label,
  tags,
  onAdd,
  onRemove,
  editable = true,
  autoFocus = false,
}: {
  label: string;
  tags: readonly string[];
  onAdd: (tags: string[]) => void;
  onRemove: (tag: string) => void;
  editable?: boolean;
  autoFocus?: boolean;
}) {
  const [text, setText] = useState("");
  const listId = useId();
  const known = useQuery({ ...tagsQuery, enabled: editable });
  const add = () => {
    const next = readTags(text, tags);
    setText("");
    if (next.length > 0) onAdd(next);
  };
  return (
    <div className="flex flex-col gap-2">
      {tags.length === 0 ? null : (
        <ul aria-label={label} className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag}>
              <Badge>
                {tag}
                {editable ? (
                  <button
                    type="button"
                    aria-label={`Take off ${tag}`}
                    onClick={() => onRemove(tag)}
                    className="-mr-1 grid size-4 place-items-center rounded-xs hover:bg-hover hover:text-ink pointer-coarse:size-6"
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
        <>
          <Input
            size="sm"
            aria-label={`Add to ${label.toLowerCase()}`}
            placeholder="Add a tag…"
            list={listId}
            value={text}
            maxLength={200}
            autoFocus={autoFocus}
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
          <datalist id={listId}>
            {(known.data ?? []).slice(0, 200).map(({ tag }) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </>
      ) : null}
    </div>
  );
}
