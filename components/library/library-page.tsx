"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ImagePlus, Images, Palette, Trash2, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { type ReactNode, useCallback, useDeferredValue, useRef } from "react";
import { Page } from "@/components/shell/page";
import { useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type KeysetList, useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import {
  type AssetFolderJson,
  type AssetJson,
  fetchLibrary,
  foldersQuery,
  libraryAssetQuery,
  libraryKeys,
} from "@/lib/designs/library-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { AssetGrid, AssetGridSkeleton } from "./asset-grid";
import { AssetTable } from "./asset-table";
import { FolderPanel } from "./folder-panel";
import { folderOptions, pathOfFolder } from "./folder-tree";
import { LibraryToolbar } from "./library-toolbar";
import { ArtworkSelectionBar } from "./selection-bar";
import { DropAnywhere } from "./upload/drop-anywhere";
import { UploadPanel } from "./upload/upload-panel";
import { useUploads } from "./upload/use-uploads";
import { useAssetActions } from "./use-asset-actions";
import { useAssetSelection } from "./use-asset-selection";
import { type LibraryState, useLibraryState, type WriteLibraryState } from "./use-library-state";

const AssetSheet = dynamic(() => import("./asset-sheet").then((module) => module.AssetSheet), { ssr: false });

const accepted = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff,image/svg+xml,.svg";
const nothingNarrowed = { q: null, tag: null, color: null, style: null, equals: null };

/** Why there is nothing here, and what to do about it. */
function Nothing({ state, write, action }: { state: LibraryState; write: WriteLibraryState; action: ReactNode }) {
  const isNarrowed =
    state.q !== "" || [state.tag, state.color, state.style, state.duplicatesOf].some((value) => value !== undefined);
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<Images />}
        title="No artwork matches"
        description={state.q === "" ? undefined : `Nothing is called or tagged “${state.q}”.`}
        action={<Button onClick={() => write(nothingNarrowed)}>Clear search and filters</Button>}
      />
    );
  }
  if (state.trash) {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        description="Artwork that you delete can be restored here."
      />
    );
  }
  return (
    <EmptyState
      icon={<ImagePlus />}
      title={state.folder === undefined ? "No artwork yet" : "Nothing in this folder"}
      description="Drop pictures anywhere on this page: PNG, JPEG, WebP, AVIF, TIFF or SVG."
      action={action}
    />
  );
}

function Results({
  list,
  state,
  nothing,
  children,
}: {
  list: KeysetList<AssetJson>;
  state: LibraryState;
  nothing: ReactNode;
  children: ReactNode;
}) {
  if (list.status === "error")
    return <ErrorState error={list.error} title="The artwork could not be loaded" onRetry={list.reload} />;
  if (list.status === "loading") {
    return state.view === "grid" ? (
      <AssetGridSkeleton />
    ) : (
      <SkeletonRows label="Loading artwork" className="rounded-lg border border-line bg-raised" />
    );
  }
  if (list.items.length === 0) return <div className="rounded-lg border border-line border-dashed">{nothing}</div>;
  return children;
}

/** Says whose equals are shown, and leads back. */
function EqualsNote({ id, write }: { id: string; write: WriteLibraryState }) {
  const asset = useQuery(libraryAssetQuery(id));
  return (
    <p className="flex items-center gap-2 rounded-md bg-accent-soft px-3 py-2 text-accent-text text-sm">
      <span className="min-w-0 flex-1 truncate">Files with the same bytes as “{asset.data?.name ?? "…"}”</span>
      <Button size="sm" variant="ghost" onClick={() => write({ equals: null })}>
        Show all
      </Button>
    </p>
  );
}

function titleOf(state: LibraryState, folders: readonly AssetFolderJson[]): string {
  if (state.trash) return "Trash";
  if (state.folder === "none") return "In no folder";
  return pathOfFolder(folders, state.folder ?? null).at(-1)?.name ?? "Library";
}

/** The organization's artwork: folders, search, uploads, details, trash. */
export function LibraryPage() {
  const { role } = useStudio();
  const editable = roleAllows(role, "assets:write");
  const { state, filter, write } = useLibraryState();
  const shown = useDeferredValue(filter);
  const list = useKeysetList({ queryKey: libraryKeys.list(shown), fetchPage: (page) => fetchLibrary(shown, page) });
  const folders = useQuery(foldersQuery).data ?? [];
  const selection = useAssetSelection(list.items);
  const actions = useAssetActions();
  const { queue, items: uploads } = useUploads();
  const input = useRef<HTMLInputElement>(null);

  const folderId = state.folder === undefined || state.folder === "none" ? null : state.folder;
  const upload = useCallback((files: File[]) => queue.add(files, folderId), [queue, folderId]);
  const open = (asset: Pick<AssetJson, "id">) => write({ asset: asset.id });
  const openFolder = (folder: string | null) => write({ folder, trash: null, equals: null });
  const choose = () => input.current?.click();
  useShortcuts([
    ...(editable ? [{ keys: ["u"], label: "Upload artwork", group: "Library", run: choose }] : []),
    {
      keys: ["/"],
      label: "Search artwork",
      group: "Library",
      run: () => document.querySelector<HTMLInputElement>("#library-search")?.focus(),
    },
    {
      keys: ["v"],
      label: "Grid or table",
      group: "Library",
      run: () => write({ view: state.view === "grid" ? "table" : null }),
    },
  ]);
  const uploadButton = (
    <Button variant="primary" icon={<Upload />} onClick={choose}>
      Upload
    </Button>
  );
  const lists = {
    list,
    selection,
    selectable: editable,
    onOpen: open,
    onRemove: state.trash
      ? undefined
      : (asset: AssetJson) => void actions.remove(selection.ids.has(asset.id) ? selection.chosen : [asset]),
  };

  return (
    <Page>
      <PageHeader
        title={titleOf(state, folders)}
        description={state.trash ? "Deleted artwork. Designs that show it still draw it." : undefined}
        actions={
          state.trash ? (
            <Button icon={<ArrowLeft />} onClick={() => write({ trash: null })}>
              Back to the library
            </Button>
          ) : (
            <>
              <Button asChild variant="ghost">
                <Link href="/library/brand">
                  <Palette />
                  Brand kit
                </Link>
              </Button>
              {editable ? uploadButton : null}
            </>
          )
        }
      />
      <div className="grid gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        {state.trash ? null : (
          <>
            <div className="sticky top-4 self-start max-lg:hidden">
              <FolderPanel
                folders={folders}
                current={state.folder}
                editable={editable}
                onOpen={openFolder}
                onDropAssets={(ids, target, name) =>
                  void actions.move(
                    list.items.filter((asset) => ids.includes(asset.id)),
                    target,
                    name,
                  )
                }
              />
            </div>
            <div className="lg:hidden">
              <Combobox
                aria-label="Folder"
                value={state.folder ?? "all"}
                onValueChange={(value) => openFolder(value === "all" ? null : value)}
                options={[
                  { value: "all", label: "All artwork" },
                  { value: "none", label: "In no folder" },
                  ...folderOptions(folders),
                ]}
                searchPlaceholder="Search folders…"
              />
            </div>
          </>
        )}
        <div className={`flex min-w-0 flex-col gap-4 ${state.trash ? "lg:col-span-2" : ""}`}>
          <LibraryToolbar state={state} write={write} />
          {state.duplicatesOf === undefined ? null : <EqualsNote id={state.duplicatesOf} write={write} />}
          <ArtworkSelectionBar selection={selection} folders={folders} trash={state.trash} />
          <p role="status" className="sr-only">
            {list.status !== "ready"
              ? ""
              : list.items.length === 1
                ? "1 piece of artwork"
                : `${list.items.length}${list.hasMore ? " or more" : ""} pieces of artwork`}
          </p>
          <Results
            list={list}
            state={state}
            nothing={<Nothing state={state} write={write} action={editable ? uploadButton : null} />}
          >
            {state.view === "grid" ? <AssetGrid {...lists} /> : <AssetTable {...lists} folders={folders} />}
          </Results>
        </div>
      </div>
      {editable ? (
        <>
          <input
            ref={input}
            type="file"
            accept={accepted}
            multiple
            hidden
            aria-label="Files to upload"
            onChange={(event) => {
              upload(Array.from(event.target.files ?? []));
              event.target.value = "";
            }}
          />
          <DropAnywhere target={folderId === null ? "the library" : titleOf(state, folders)} onFiles={upload} />
          <UploadPanel
            items={uploads}
            queue={queue}
            onShow={(asset) => write({ asset, trash: null })}
            onRemoveCopy={(item) => {
              if (item.asset === null) return;
              void actions.remove([item.asset]).then((worked) => worked && queue.remove(item.id));
            }}
          />
        </>
      ) : null}
      {state.asset === undefined ? null : (
        <AssetSheet
          key={state.asset}
          id={state.asset}
          folders={folders}
          editable={editable}
          onClose={() => write({ asset: null })}
          onShowEquals={(equals) => write({ ...nothingNarrowed, equals, folder: null, asset: null })}
        />
      )}
    </Page>
  );
}
