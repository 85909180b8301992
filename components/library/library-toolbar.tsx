"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useCallback, useState } from "react";
import { ViewControls } from "@/components/designs/list/view-controls";
import { useSearchText } from "@/components/designs/use-search-text";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { Input, SearchInput } from "@/components/ui/input";
import { tagsQuery } from "@/lib/designs/library-queries";
import { stylesQuery } from "@/lib/designs/queries";
import type { LibraryState, WriteLibraryState } from "./use-library-state";

const any = "any";

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
      <ViewControls
        view={state.view}
        onView={(view) => write({ view: view === "grid" ? null : view })}
        onTrash={state.trash ? null : () => write({ trash: "1", asset: null })}
      />
    </div>
  );
}
