"use client";

import { useQuery } from "@tanstack/react-query";
import { LayoutGrid, List, Trash2, X } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { Input, SearchInput } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { tagsQuery } from "@/lib/designs/library-queries";
import { stylesQuery } from "@/lib/designs/queries";
import type { LibraryState, WriteLibraryState } from "./use-library-state";

const typingPauseMs = 200;
const any = "any";

/** The search field's text at once, the address a moment later. */
function useSearchText(value: string, onSettled: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSettled(text), text === "" ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSettled]);
  return [text, setText];
}

function ColorFilter({ color, write }: { color: string | undefined; write: WriteLibraryState }) {
  const [typed, setTyped] = useState<string | null>(null);
  const apply = (text: string) => {
    const found = /^#?([0-9a-f]{6})$/i.exec(text.trim());
    if (found?.[1] !== undefined) write({ color: found[1].toLowerCase() });
    else if (text.trim() === "") write({ color: null });
  };
  return (
    <div className="flex w-36 items-center">
      <Input
        aria-label="Colour"
        placeholder="Any colour"
        spellCheck={false}
        maxLength={7}
        value={typed ?? color ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          apply(event.target.value);
        }}
        onBlur={() => setTyped(null)}
        leading={
          <input
            type="color"
            aria-label="Pick a colour"
            value={color ?? "#808080"}
            onChange={(event) => apply(event.target.value)}
            className="-ml-1 size-5 cursor-pointer rounded-xs border border-line-strong bg-transparent"
          />
        }
        trailing={
          color === undefined ? undefined : (
            <IconButton
              size="sm"
              label="Any colour"
              icon={<X />}
              className="size-6!"
              onClick={() => {
                setTyped(null);
                write({ color: null });
              }}
            />
          )
        }
      />
    </div>
  );
}

/** Search, filters, view and trash of the library. */
export function LibraryToolbar({ state, write }: { state: LibraryState; write: WriteLibraryState }) {
  const [text, setText] = useSearchText(
    state.q,
    useCallback((q: string) => write({ q }), [write]),
  );
  const tags = useQuery(tagsQuery);
  const styles = useQuery(stylesQuery);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-64">
        <SearchInput
          id="library-search"
          value={text}
          onValueChange={setText}
          placeholder="Search artwork…"
          aria-label="Search artwork"
        />
      </div>
      <div className="w-36">
        <Combobox
          aria-label="Tag"
          value={state.tag ?? any}
          onValueChange={(value) => write({ tag: value === any ? null : value })}
          options={[
            { value: any, label: "Any tag" },
            ...(tags.data ?? []).map(({ tag, assetCount }) => ({
              value: tag,
              label: tag,
              description: assetCount === 1 ? "1 piece" : `${assetCount} pieces`,
            })),
          ]}
          searchPlaceholder="Search tags…"
        />
      </div>
      <ColorFilter color={state.color} write={write} />
      <div className="w-44">
        <Combobox
          aria-label="Usable on"
          value={state.style ?? any}
          onValueChange={(value) => write({ style: value === any ? null : value })}
          options={[
            { value: any, label: "Usable on anything" },
            ...(styles.data ?? []).map((style) => ({ value: style.id, label: `Usable on ${style.name}` })),
          ]}
          searchPlaceholder="Search styles…"
        />
      </div>
      <div className="ml-auto flex items-center gap-2">
        {state.trash ? null : (
          <Button variant="ghost" icon={<Trash2 />} onClick={() => write({ trash: "1", asset: null })}>
            <span className="max-sm:sr-only">Trash</span>
          </Button>
        )}
        <SegmentedControl
          aria-label="View"
          value={state.view}
          onValueChange={(value) => write({ view: value === "grid" ? null : value })}
          options={[
            { value: "grid", label: "Grid", icon: <LayoutGrid />, iconOnly: true },
            { value: "table", label: "Table", icon: <List />, iconOnly: true },
          ]}
        />
      </div>
    </div>
  );
}
