"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Layers, Plus, SlidersHorizontal, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { type ReactNode, useCallback, useDeferredValue, useMemo } from "react";
import { useSearchText } from "@/components/designs/use-search-text";
import { useUrlState } from "@/components/designs/use-url-state";
import { Page } from "@/components/shell/page";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/input";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { designKeys, fetchDesigns, stylesQuery } from "@/lib/designs/queries";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { DesignGrid } from "./design-grid";
import { DesignGridSkeleton } from "./design-grid-skeleton";
import { DesignTable } from "./design-table";
import { ViewControls } from "./view-controls";

const CreateDesignDialog = dynamic(() => import("./create-design-dialog").then((module) => module.CreateDesignDialog), {
  ssr: false,
});

const anyStyle = "any";

interface ListState {
  q: string;
  styleVersionId: string | undefined;
  view: "grid" | "table";
  trash: boolean;
}

type Write = ReturnType<typeof useUrlState>["write"];

function readState(read: (name: string) => string | null): ListState {
  return {
    q: read("q") ?? "",
    styleVersionId: read("style") ?? undefined,
    view: read("view") === "table" ? "table" : "grid",
    trash: read("trash") === "1",
  };
}

function NewButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="primary" icon={<Plus />} onClick={onClick}>
      New design
    </Button>
  );
}

function Toolbar({
  state,
  styles,
  text,
  onText,
  write,
}: {
  state: ListState;
  styles: readonly StyleJson[];
  text: string;
  onText: (text: string) => void;
  write: Write;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-72">
        <SearchInput
          id="design-search"
          value={text}
          onValueChange={onText}
          placeholder="Search designs…"
          aria-label="Search designs"
        />
      </div>
      <div className="min-w-0 flex-1 sm:max-w-52">
        <Combobox
          aria-label="Style"
          value={state.styleVersionId ?? anyStyle}
          onValueChange={(value) => write({ style: value === anyStyle ? null : value })}
          options={[
            { value: anyStyle, label: "All styles" },
            ...styles.map((style) => ({ value: style.id, label: style.name })),
          ]}
          searchPlaceholder="Search styles…"
        />
      </div>
      <ViewControls
        view={state.view}
        onView={(view) => write({ view: view === "grid" ? null : view })}
        onTrash={state.trash ? null : () => write({ trash: "1" })}
      />
    </div>
  );
}

/** Why there is nothing here, and what to do about it. */
function Nothing({ state, onClear, action }: { state: ListState; onClear: () => void; action: ReactNode }) {
  if (state.trash) {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        description="Designs that you delete can be restored here."
      />
    );
  }
  if (state.q !== "" || state.styleVersionId !== undefined) {
    return (
      <EmptyState
        icon={<Layers />}
        title="No design matches"
        description={state.q === "" ? "No design stands on this style." : `Nothing is called “${state.q}”.`}
        action={<Button onClick={onClear}>Clear search and filter</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<Layers />}
      title="No designs yet"
      description="Choose a product, put text and pictures on it, and take away a print file."
      action={action}
    />
  );
}

function Results({
  list,
  state,
  styles,
  editable,
  nothing,
}: {
  list: KeysetList<DesignJson>;
  state: ListState;
  styles: ReadonlyMap<string, StyleJson>;
  editable: boolean;
  nothing: ReactNode;
}) {
  if (list.status === "error")
    return <ErrorState error={list.error} title="The designs could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") {
    return state.view === "grid" ? (
      <DesignGridSkeleton />
    ) : (
      <SkeletonRows label="Loading designs" className="rounded-lg border border-line bg-raised" />
    );
  }
  if (list.items.length === 0) return <div className="rounded-lg border border-line border-dashed">{nothing}</div>;
  return state.view === "grid" ? (
    <DesignGrid list={list} styles={styles} editable={editable} />
  ) : (
    <DesignTable list={list} styles={styles} editable={editable} trash={state.trash} />
  );
}

/** The organization's designs: search, filter, grid or table, trash. */
export function DesignsPage() {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const editable = roleAllows(role, "designs:write");
  const state = readState(read);
  const { q, styleVersionId, view, trash } = state;
  const [text, setText] = useSearchText(
    q,
    useCallback((next: string) => write({ q: next }), [write]),
  );
  const filter = useDeferredValue(useMemo(() => ({ q, styleVersionId, deleted: trash }), [q, styleVersionId, trash]));
  const list = useKeysetList({ queryKey: designKeys.list(filter), fetchPage: (page) => fetchDesigns(filter, page) });
  const styles = useQuery(stylesQuery);
  const styleOf = useMemo(() => new Map((styles.data ?? []).map((style) => [style.id, style])), [styles.data]);

  const create = () => write({ new: "1" });
  const newDesign: Shortcut = { keys: ["n"], label: "New design", group: "Designs", run: create };
  useShortcuts([
    ...(editable ? [newDesign] : []),
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
  const clear = () => {
    setText("");
    write({ q: null, style: null });
  };

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
              {editable ? <NewButton onClick={create} /> : null}
            </>
          )
        }
      />
      <Toolbar state={state} styles={styles.data ?? []} text={text} onText={setText} write={write} />
      <p role="status" className="sr-only">
        {list.status === "ready" ? `${list.items.length}${list.hasMore ? " or more" : ""} designs` : ""}
      </p>
      <Results
        list={list}
        state={state}
        styles={styleOf}
        editable={editable}
        nothing={<Nothing state={state} onClear={clear} action={editable ? <NewButton onClick={create} /> : null} />}
      />
      {editable && read("new") !== null ? (
        <CreateDesignDialog
          open
          onOpenChange={(open) => write({ new: open ? "1" : null })}
          initialStyleId={styleVersionId}
        />
      ) : null}
    </Page>
  );
}
