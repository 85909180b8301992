"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Plus, SquareStack, Trash2 } from "lucide-react";
import type { Route } from "next";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useDeferredValue, useMemo } from "react";
import { useReloadOnAssets } from "@/components/collections/use-reload-on-assets";
import { useMayWrite } from "@/components/collections/use-writable";
import { useSearchText } from "@/components/designs/use-search-text";
import { useUrlState } from "@/components/designs/use-url-state";
import { Page } from "@/components/shell/page";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { CardGrid, CardGridSkeleton } from "@/components/ui/card-grid";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/input";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { statusLabel } from "@/components/ui/status-badge";
import {
  type CollectionFilter,
  type CollectionJson,
  type CollectionStatus,
  collectionKeys,
  createCollection,
  fetchCollections,
} from "@/lib/collections/collection-queries";
import { CollectionCard, captionHeight } from "./collection-card";

const NewCollectionDialog = dynamic(
  () => import("./new-collection-dialog").then((module) => module.NewCollectionDialog),
  { ssr: false },
);

const statuses: readonly CollectionStatus[] = ["draft", "analyzing", "ready", "generating", "completed", "error"];
const anyStatus = "any";
const sizes = { gap: 16, narrow: 148, wide: 232, caption: captionHeight };

function NewButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="primary" icon={<Plus />} onClick={onClick}>
      New collection
    </Button>
  );
}

/** Why there is nothing here, and what to do about it. */
function Nothing({ filter, onClear, action }: { filter: CollectionFilter; onClear: () => void; action: ReactNode }) {
  if (filter.q !== "" || filter.status !== undefined) {
    return (
      <EmptyState
        icon={<SquareStack />}
        title="No collection matches"
        description={filter.q === "" ? "No collection is in this state." : `Nothing is called “${filter.q}”.`}
        action={<Button onClick={onClear}>Clear search and filter</Button>}
      />
    );
  }
  if (filter.deleted) {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        description="Collections that you delete can be restored here."
      />
    );
  }
  return (
    <EmptyState
      icon={<SquareStack />}
      title="No collections yet"
      description="Choose products, add pictures that inspire, and take away an image of each."
      action={action}
    />
  );
}

function Results({
  list,
  editable,
  nothing,
}: {
  list: KeysetList<CollectionJson>;
  editable: boolean;
  nothing: ReactNode;
}) {
  if (list.status === "error")
    return <ErrorState error={list.error} title="The collections could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") {
    return (
      <CardGridSkeleton
        count={8}
        aria-label="Loading collections"
        className="grid-cols-2 gap-4 md:grid-cols-3 xl:grid-cols-5"
      />
    );
  }
  if (list.items.length === 0) return <div className="rounded-lg border border-line border-dashed">{nothing}</div>;
  return (
    <CardGrid
      list={list}
      aria-label="Collections"
      sizes={sizes}
      renderCard={(collection) => <CollectionCard collection={collection} editable={editable} />}
    />
  );
}

/** The organization's collections: search, state, trash. */
export function CollectionsPage() {
  const { read, write } = useUrlState();
  const editable = useMayWrite();
  const router = useRouter();
  const queryClient = useQueryClient();
  const q = read("q") ?? "";
  const status = statuses.find((candidate) => candidate === read("status"));
  const deleted = read("trash") === "1";
  const [text, setText] = useSearchText(
    q,
    useCallback((next: string) => write({ q: next }), [write]),
  );
  const filter = useDeferredValue(useMemo(() => ({ q, status, deleted }), [q, status, deleted]));
  const list = useKeysetList({
    queryKey: collectionKeys.list(filter),
    fetchPage: (page) => fetchCollections(filter, page),
  });
  useReloadOnAssets(
    list.items.some((collection) => collection.status === "generating"),
    collectionKeys.lists,
  );
  const create = () => write({ new: "1" });
  const newCollection: Shortcut = { keys: ["n"], label: "New collection", group: "Collections", run: create };
  useShortcuts([
    ...(editable ? [newCollection] : []),
    {
      keys: ["/"],
      label: "Search collections",
      group: "Collections",
      run: () => document.querySelector<HTMLInputElement>("#collection-search")?.focus(),
    },
  ]);
  const clear = () => {
    setText("");
    write({ q: null, status: null });
  };
  return (
    <Page>
      <PageHeader
        title={deleted ? "Trash" : "Collections"}
        description={deleted ? "Deleted collections, newest first. Their images are in the gallery." : undefined}
        actions={
          deleted ? (
            <Button icon={<ArrowLeft />} onClick={() => write({ trash: null })}>
              Back to the collections
            </Button>
          ) : editable ? (
            <NewButton onClick={create} />
          ) : null
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-72">
          <SearchInput
            id="collection-search"
            value={text}
            onValueChange={setText}
            placeholder="Search collections…"
            aria-label="Search collections"
          />
        </div>
        <div className="w-40">
          <Select
            aria-label="Status"
            value={status ?? anyStatus}
            onValueChange={(value) => write({ status: value === anyStatus ? null : value })}
            options={[
              { value: anyStatus, label: "Any status" },
              ...statuses.map((value) => ({ value, label: statusLabel(value) })),
            ]}
          />
        </div>
        {deleted ? null : (
          <Button variant="ghost" icon={<Trash2 />} className="ml-auto" onClick={() => write({ trash: "1" })}>
            <span className="max-sm:sr-only">Trash</span>
          </Button>
        )}
      </div>
      <p role="status" className="sr-only">
        {list.status === "ready" ? `${list.items.length}${list.hasMore ? " or more" : ""} collections` : ""}
      </p>
      <Results
        list={list}
        editable={editable}
        nothing={<Nothing filter={filter} onClear={clear} action={editable ? <NewButton onClick={create} /> : null} />}
      />
      {editable && read("new") !== null ? (
        <NewCollectionDialog
          onClose={() => write({ new: null })}
          onName={async (name) => {
            const made = await createCollection(name);
            queryClient.setQueryData(collectionKeys.item(made.id), made);
            // Closed first: a change of the address takes a navigation that is under way back.
            write({ new: null });
            router.push(`/collections/${made.id}` as Route);
          }}
        />
      ) : null}
    </Page>
  );
}
