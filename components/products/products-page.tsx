"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, FileSpreadsheet, ImagePlus, Package, Plus, SearchX, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { ViewControls } from "@/components/designs/list/view-controls";
import { useUrlState } from "@/components/designs/use-url-state";
import { DropAnywhere } from "@/components/library/upload/drop-anywhere";
import { Page } from "@/components/shell/page";
import { useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { fetchProducts, type ProductJson, productFacetsQuery, productKeys } from "@/lib/collections/product-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { acceptedImages, sortDropped } from "./images/accepted-files";
import { ImagePanel } from "./images/image-panel";
import type { ImageToSend } from "./images/image-queue";
import { useImageQueue } from "./images/use-image-queue";
import { ProductFilters } from "./product-filters";
import { ProductGrid, ProductGridSkeleton } from "./product-grid";
import { ProductTable } from "./product-table";
import { describeProducts } from "./product-words";
import { ProductSelectionBar } from "./selection-bar";
import { useFocusHeir } from "./use-focus-heir";
import { useProductActions } from "./use-product-actions";
import { isNarrowed, noProductFilters, useProductFilters } from "./use-product-filters";
import { useProductSelection } from "./use-product-selection";

const CreateProductDialog = dynamic(
  () => import("./create-product-dialog").then((module) => module.CreateProductDialog),
  { ssr: false },
);
const ImportDialog = dynamic(() => import("./import/import-dialog").then((module) => module.ImportDialog), {
  ssr: false,
});
const MatchDialog = dynamic(() => import("./images/match-dialog").then((module) => module.MatchDialog), {
  ssr: false,
});

function Results({
  list,
  view,
  nothing,
  children,
}: {
  list: KeysetList<ProductJson>;
  view: "grid" | "table";
  nothing: ReactNode;
  children: ReactNode;
}) {
  if (list.status === "error")
    return <ErrorState error={list.error} title="The products could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") {
    return view === "grid" ? (
      <ProductGridSkeleton />
    ) : (
      <SkeletonRows label="Loading products" className="rounded-lg border border-line bg-raised" />
    );
  }
  if (list.items.length === 0) return <div className="rounded-lg border border-line border-dashed">{nothing}</div>;
  return children;
}

/** Why there is nothing here, and what to do about it. */
function Nothing({
  narrowed,
  trash,
  onClear,
  actions,
}: {
  narrowed: boolean;
  trash: boolean;
  onClear: () => void;
  actions: ReactNode;
}) {
  if (narrowed) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No product matches"
        description="Nothing here has all of what you search and filter for."
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      />
    );
  }
  if (trash) {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        description="Products that you delete can be restored here."
      />
    );
  }
  return (
    <EmptyState
      icon={<Package />}
      title="No products yet"
      description={
        actions === null
          ? "What your organization sells will be here."
          : "Import a table of what you sell, or make the first product by hand. Images dropped on this page find their products by SKU."
      }
      action={actions}
    />
  );
}

/** The page's dialogs, loaded when they open. */
function ProductDialogs({
  isCreating,
  isImporting,
  table,
  dropped,
  onCreated,
  onImported,
  onMatched,
}: {
  isCreating: boolean;
  isImporting: boolean;
  /** A table that was dropped on the page. */
  table: File | undefined;
  /** Images that were. */
  dropped: readonly File[] | null;
  onCreated: () => void;
  onImported: () => void;
  onMatched: (images: ImageToSend[]) => void;
}) {
  return (
    <>
      {isCreating ? <CreateProductDialog onClose={onCreated} /> : null}
      {isImporting ? <ImportDialog file={table} onClose={onImported} /> : null}
      {dropped === null ? null : <MatchDialog files={dropped} onClose={() => onMatched([])} onConfirm={onMatched} />}
    </>
  );
}

/** What the organization sells: search, filters, selection, import, images, trash. */
export function ProductsPage() {
  const { role } = useStudio();
  const editable = roleAllows(role, "products:write");
  const { state, filter: narrowed, write } = useProductFilters();
  const { read } = useUrlState();
  const trash = read("trash") === "1";
  const view = read("view") === "table" ? "table" : "grid";
  const filter = useMemo(() => ({ ...narrowed, ...(trash ? { deleted: true } : {}) }), [narrowed, trash]);
  const shown = useDeferredValue(filter);
  const list = useKeysetList({
    queryKey: productKeys.list(shown),
    fetchPage: (page) => fetchProducts(shown, { ...page, limit: 100 }),
  });
  const facets = useQuery(productFacetsQuery).data;
  const total = facets?.categories.reduce((sum, { count }) => sum + count, 0);
  const selection = useProductSelection(list, shown);
  const actions = useProductActions();
  const passFocusOn = useFocusHeir(list.items);
  const { queue, items: images } = useImageQueue();
  const [table, setTable] = useState<{ file?: File } | null>(null);
  const [dropped, setDropped] = useState<readonly File[] | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const isCreating = editable && read("new") === "1";
  const isImporting = !isCreating && (table !== null || (editable && read("import") === "1"));
  const create = () => write({ new: "1" });
  const choose = () => input.current?.click();
  const take = (files: File[]) => {
    const { images: pictures, tables } = sortDropped(files);
    const [first] = tables;
    if (pictures.length > 0) setDropped(pictures);
    else if (first !== undefined) setTable({ file: first });
  };
  useShortcuts([
    ...(editable
      ? [
          { keys: ["n"], label: "New product", group: "Products", run: create },
          { keys: ["i"], label: "Import products", group: "Products", run: () => setTable({}) },
          { keys: ["u"], label: "Add images", group: "Products", run: choose },
        ]
      : []),
    {
      keys: ["/"],
      label: "Search products",
      group: "Products",
      run: () => document.querySelector<HTMLInputElement>("#product-search")?.focus(),
    },
    {
      keys: ["v"],
      label: "Grid or table",
      group: "Products",
      run: () => write({ view: view === "grid" ? "table" : null }),
    },
  ]);
  const importButton = (
    <Button icon={<FileSpreadsheet />} onClick={() => setTable({})}>
      Import CSV
    </Button>
  );
  const newButton = (
    <Button variant="primary" icon={<Plus />} onClick={create}>
      New product
    </Button>
  );
  const lists = {
    list,
    selection,
    editable,
    onRemove: trash
      ? undefined
      : (product: ProductJson) => {
          const ids = selection.ids.has(product.id) ? [...selection.ids] : [product.id];
          passFocusOn(product.id, ids);
          void actions
            .remove({ ids, known: list.items.filter(({ id }) => ids.includes(id)) })
            .then((worked) => worked && selection.drop(ids));
        },
  };

  return (
    <Page>
      <PageHeader
        title={trash ? "Trash" : "Products"}
        badge={trash || total === undefined || total === 0 ? null : <Badge>{total.toLocaleString("en")}</Badge>}
        description={trash ? "Deleted products. What was generated of them stays." : undefined}
        actions={
          trash ? (
            <Button icon={<ArrowLeft />} onClick={() => write({ trash: null })}>
              Back to the products
            </Button>
          ) : editable ? (
            <>
              <Button variant="ghost" icon={<ImagePlus />} onClick={choose}>
                <span className="max-sm:sr-only">Add images</span>
              </Button>
              {importButton}
              {newButton}
            </>
          ) : null
        }
      />
      <div className="flex flex-col gap-4">
        <ProductFilters state={state} write={write} searchId="product-search">
          <ViewControls
            view={view}
            onView={(next) => write({ view: next === "grid" ? null : next })}
            onTrash={trash ? null : () => write({ trash: "1" })}
          />
        </ProductFilters>
        <ProductSelectionBar selection={selection} filter={shown} items={list.items} hasMore={list.hasMore} />
        <p role="status" className="sr-only">
          {list.status === "ready" ? `${describeProducts(list.items.length)}${list.hasMore ? " or more" : ""}` : ""}
        </p>
        <Results
          list={list}
          view={view}
          nothing={
            <Nothing
              narrowed={isNarrowed(state)}
              trash={trash}
              onClear={() => write(noProductFilters)}
              actions={
                editable ? (
                  <>
                    {importButton}
                    {newButton}
                  </>
                ) : null
              }
            />
          }
        >
          {view === "grid" ? (
            <ProductGrid {...lists} />
          ) : (
            <ProductTable
              {...lists}
              sort={state.sort}
              onSort={(sort) => write({ sort: sort === "newest" ? null : sort })}
            />
          )}
        </Results>
      </div>
      {editable ? (
        <>
          <input
            ref={input}
            type="file"
            accept={acceptedImages}
            multiple
            hidden
            aria-label="Images to add"
            onChange={(event) => {
              take(Array.from(event.target.files ?? []));
              event.target.value = "";
            }}
          />
          {trash || isCreating || isImporting || dropped !== null ? null : (
            <DropAnywhere target="the products" onFiles={take} />
          )}
          <ImagePanel items={images} queue={queue} />
        </>
      ) : null}
      <ProductDialogs
        isCreating={isCreating}
        isImporting={isImporting}
        table={table?.file}
        dropped={dropped}
        onCreated={() => write({ new: null })}
        onImported={() => {
          setTable(null);
          write({ import: null });
        }}
        onMatched={(chosen) => {
          queue.add(chosen);
          setDropped(null);
        }}
      />
    </Page>
  );
}
