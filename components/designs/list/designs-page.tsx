"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, LayoutGrid, Layers, List, Plus, SlidersHorizontal, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/input";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SkeletonRows } from "@/components/ui/skeleton";
import { designKeys, fetchDesigns, stylesQuery } from "@/lib/designs/queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { DesignGrid, DesignGridSkeleton } from "./design-grid";
import { DesignTable } from "./design-table";

const CreateDesignDialog = dynamic(
  () => import("./create-design-dialog").then((module) => module.CreateDesignDialog),
  { ssr: false },
);

const typingPauseMs = 200;
const anyStyle = "any";

/** The search field's text at once, the address a moment later. */
function useSearchText(value: string, onSettled: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSettled(text), text === "" ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSettled]);
  return [text, setText];
}

/** The organization's designs: search, filter, grid or table, trash. */
export function DesignsPage() {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const editable = roleAllows(role, "designs:write");
  const q = read("q") ?? "";
  const styleVersionId = read("style") ?? undefined;
  const view = read("view") === "table" ? "table" : "grid";
  const trash = read("trash") === "1";
  const creating = editable && read("new") !== null;

  const [text, setText] = useSearchText(
    q,
    useMemo(() => (next: string) => write({ q: next }), [write]),
  );
  const filter = useDeferredValue(useMemo(() => ({ q, styleVersionId, deleted: trash }), [q, styleVersionId, trash]));
  const list = useKeysetList({ queryKey: designKeys.list(filter), fetchPage: (page) => fetchDesigns(filter, page) });
  const styles = useQuery(stylesQuery);
  const styleOf = useMemo(() => new Map((styles.data ?? []).map((style) => [style.id, style])), [styles.data]);
  const filtered = q !== "" || styleVersionId !== undefined;

  const create = () => write({ new: "1" });
  const shortcuts: Shortcut[] = editable ? [{ keys: ["n"], label: "New design", group: "Designs", run: create }] : [];
  useShortcuts([
    ...shortcuts,
    {
      keys: ["/"],
      label: "Search designs",
      group: "Designs",
      run: () => document.querySelector<HTMLInputElement>("#design-search")?.focus(),
    },
    {
      keys: ["v"],
      label: "Grid or table",
      group: "Designs",
      run: () => write({ view: view === "grid" ? "table" : null }),
    },
  ]);

  const newButton = (
    <Button variant="primary" icon={<Plus />} onClick={create}>
      New design
    </Button>
  );
  const empty = trash ? (
    <EmptyState icon={<Trash2 />} title="The trash is empty" description="Designs that you delete can be restored here." />
  ) : filtered ? (
    <EmptyState
      icon={<Layers />}
      title="No design matches"
      description={q === "" ? "No design stands on this style." : `Nothing is called “${q}”.`}
      action={<Button onClick={() => { setText(""); write({ q: null, style: null }); }}>Clear search and filter</Button>}
    />
  ) : (
    <EmptyState
      icon={<Layers />}
      title="No designs yet"
      description="Choose a product, put text and pictures on it, and take away a print file."
      action={editable ? newButton : undefined}
    />
  );

  return (
    <Page>
      <PageHeader
        title={trash ? "Trash" : "Designs"}
        description={trash ? "Deleted designs, newest first. Restoring brings back every revision." : undefined}
        actions={
          trash ? (
            <Button icon={<ArrowLeft />} onClick={() => write({ trash: null })}>
              Back to the designs
            </Button>
          ) : (
            <>
              <Button asChild variant="ghost">
                <Link href="/designs/profiles">
                  <SlidersHorizontal />
                  Profiles
                </Link>
              </Button>
              {editable ? newButton : null}
            </>
          )
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-72">
          <SearchInput
            id="design-search"
            value={text}
            onValueChange={setText}
            placeholder="Search designs…"
            aria-label="Search designs"
          />
        </div>
        <div className="min-w-0 flex-1 sm:max-w-52">
          <Combobox
            aria-label="Style"
            value={styleVersionId ?? anyStyle}
            onValueChange={(value) => write({ style: value === anyStyle ? null : value })}
            options={[
              { value: anyStyle, label: "All styles" },
              ...(styles.data ?? []).map((style) => ({ value: style.id, label: style.name })),
            ]}
            searchPlaceholder="Search styles…"
          />
        </div>
        <div className="ml-auto flex items-center gap-2">
          {trash ? null : (
            <Button variant="ghost" icon={<Trash2 />} onClick={() => write({ trash: "1" })}>
              <span className="max-sm:sr-only">Trash</span>
            </Button>
          )}
          <SegmentedControl
            aria-label="View"
            value={view}
            onValueChange={(value) => write({ view: value === "grid" ? null : value })}
            options={[
              { value: "grid", label: "Grid", icon: <LayoutGrid />, iconOnly: true },
              { value: "table", label: "Table", icon: <List />, iconOnly: true },
            ]}
          />
        </div>
      </div>
      <p role="status" className="sr-only">
        {list.status === "ready" ? `${list.items.length}${list.hasMore ? " or more" : ""} designs` : ""}
      </p>
      {list.status === "error" ? (
        <ErrorState error={list.error} title="The designs could not be loaded" onRetry={list.reload} />
      ) : list.status === "loading" ? (
        view === "grid" ? (
          <DesignGridSkeleton />
        ) : (
          <SkeletonRows label="Loading designs" className="rounded-lg border border-line bg-raised" />
        )
      ) : list.items.length === 0 ? (
        <div className="rounded-lg border border-line border-dashed">{empty}</div>
      ) : view === "grid" ? (
        <DesignGrid list={list} styles={styleOf} editable={editable} />
      ) : (
        <DesignTable list={list} styles={styleOf} editable={editable} trash={trash} />
      )}
      {creating ? (
        <CreateDesignDialog
          open
          onOpenChange={(open) => write({ new: open ? "1" : null })}
          initialStyleId={styleVersionId}
        />
      ) : null}
    </Page>
  );
}
