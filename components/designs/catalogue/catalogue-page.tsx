"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Shirt } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { describeSpaces } from "@/components/designs/describe-spaces";
import { StylePicture } from "@/components/designs/style-picture";
import { useUrlState } from "@/components/designs/use-url-state";
import { useLiveChange } from "@/components/shell/live-updates";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import { useWasTrue } from "@/components/ui/use-was-true";
import { stylesQuery, syncStyles } from "@/lib/designs/queries";
import type { StyleJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";

const StyleSheet = dynamic(() => import("./style-sheet").then((module) => module.StyleSheet), { ssr: false });

const CreateDesignDialog = dynamic(
  () => import("@/components/designs/list/create-design-dialog").then((module) => module.CreateDesignDialog),
  { ssr: false },
);

const everything = "all";

const categoryNames: Readonly<Record<string, string>> = {
  apparel: "Apparel",
  bags: "Bags",
  drinkware: "Drinkware",
  prints: "Prints",
  packaging: "Packaging",
  accessories: "Accessories",
  home: "Home",
  other: "Other",
};

/** A style's card: its picture, its size, its colours. */
function StyleCard({ style, onOpen }: { style: StyleJson; onOpen: () => void }) {
  return (
    <li className="relative flex flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-xs transition-shadow focus-within:border-line-strong hover:border-line-strong hover:shadow-md">
      <StylePicture style={style} className="border-line border-b" />
      <div className="flex flex-col gap-1 px-3 py-2.5">
        <button
          type="button"
          onClick={onOpen}
          className="truncate text-left font-medium text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          {style.name}
        </button>
        <p className="truncate text-ink-3 text-xs">{describeSpaces(style)}</p>
        <div className="mt-0.5 flex items-center gap-1">
          {style.colors.slice(0, 6).map((color) => (
            <ColorSwatch key={color.name} color={color.hex} className="size-3 rounded-full" />
          ))}
          <span className="ml-1 truncate text-ink-3 text-xs">{style.colors.length} colours</span>
        </div>
      </div>
    </li>
  );
}

/** What can be decorated: every style of the catalogue. */
export function CataloguePage() {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const queryClient = useQueryClient();
  const styles = useQuery(stylesQuery);
  const [syncing, setSyncing] = useState(false);
  const [search, setSearch] = useState("");
  const editable = roleAllows(role, "designs:write");
  const opened = styles.data?.find((style) => style.id === read("style"));
  const sheetUsed = useWasTrue(opened !== undefined);
  const createFor = editable ? read("new") : null;

  useLiveChange((change) => {
    if (change.entity !== "style_versions_cache" || !syncing) return;
    setSyncing(false);
    showSuccess("The catalogue is up to date");
  });
  const sync = async () => {
    setSyncing(true);
    try {
      await syncStyles();
      // Where no live connection tells of the end, the button must not wait for ever.
      setTimeout(() => {
        setSyncing(false);
        void queryClient.invalidateQueries({ queryKey: stylesQuery.queryKey });
      }, 8_000);
    } catch (cause) {
      setSyncing(false);
      showError("Could not sync the catalogue", cause);
    }
  };
  const wanted = search.trim().toLowerCase();
  const category = read("category") ?? everything;
  const categories = [...new Set((styles.data ?? []).map((style) => style.category))];
  const shown = (styles.data ?? []).filter(
    (style) =>
      (category === everything || style.category === category) &&
      `${style.name} ${style.category}`.toLowerCase().includes(wanted),
  );
  const syncedAt = styles.data
    ?.map((style) => style.syncedAt)
    .sort()
    .at(-1);

  return (
    <Page>
      <PageHeader
        title="Catalogue"
        description={
          syncedAt === undefined ? (
            "The products that can be decorated."
          ) : (
            <>
              {styles.data?.length} products that can be decorated, synced <RelativeTime value={syncedAt} />.
            </>
          )
        }
        actions={
          editable ? (
            <Button icon={<RefreshCw />} loading={syncing} onClick={() => void sync()}>
              Sync
            </Button>
          ) : undefined
        }
      />
      {styles.isError ? (
        <ErrorState
          error={styles.error}
          title="The catalogue could not be loaded"
          onRetry={() => void styles.refetch()}
        />
      ) : styles.data === undefined ? (
        <div role="status" aria-label="Loading the catalogue" className={grid}>
          {Array.from({ length: 10 }, (_, index) => index).map((index) => (
            <Skeleton key={index} className="aspect-[4/5] rounded-lg" />
          ))}
        </div>
      ) : styles.data.length === 0 ? (
        <EmptyState
          icon={<Shirt />}
          title="The catalogue is empty"
          description="The provider in the settings lists no style. Sync again when it does."
        />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <div className="w-full sm:w-72">
              <SearchInput
                value={search}
                onValueChange={setSearch}
                aria-label="Search the catalogue"
                placeholder="Search the catalogue…"
              />
            </div>
            <div className="w-full sm:w-44">
              <Select
                aria-label="Category"
                value={category}
                onValueChange={(next) => write({ category: next === everything ? null : next })}
                options={[
                  { value: everything, label: "All categories" },
                  ...categories.map((each) => ({ value: each, label: categoryNames[each] ?? each })),
                ]}
              />
            </div>
          </div>
          {shown.length === 0 ? (
            <EmptyState
              icon={<Shirt />}
              title="No style matches"
              description={search === "" ? undefined : `Nothing is called “${search}”.`}
              action={
                <Button
                  onClick={() => {
                    setSearch("");
                    write({ category: null });
                  }}
                >
                  Show all
                </Button>
              }
            />
          ) : (
            <ul aria-label="Styles" className={grid}>
              {shown.map((style) => (
                <StyleCard key={style.id} style={style} onOpen={() => write({ style: style.id })} />
              ))}
            </ul>
          )}
        </>
      )}
      {sheetUsed ? (
        <StyleSheet
          style={opened}
          editable={editable}
          onClose={() => write({ style: null })}
          onCreate={(styleId) => write({ style: null, new: styleId })}
        />
      ) : null}
      {createFor === null ? null : (
        <CreateDesignDialog
          open
          initialStyleId={createFor}
          onOpenChange={(open) => (open ? undefined : write({ new: null }))}
        />
      )}
    </Page>
  );
}

const grid =
  "grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(10rem,45%),1fr))] sm:[grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr))]";
