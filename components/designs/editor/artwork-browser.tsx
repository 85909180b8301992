"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { folderOptions } from "@/components/library/folder-tree";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { FileDrop } from "@/components/ui/file-drop";
import { SearchInput } from "@/components/ui/input";
import { useKeysetList } from "@/components/ui/keyset-list";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { fetchLibrary, foldersQuery, type LibraryFilter, libraryKeys } from "@/lib/designs/library-queries";
import { type AssetJson, assetQuery, uploadAsset } from "@/lib/designs/queries";

const accepted = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff,image/svg+xml";
const maxBytes = 200 * 1024 * 1024;

const everywhere = "all";

interface Upload {
  name: string;
  fraction: number;
  stop: AbortController;
}

export interface ArtworkBrowserProps {
  mayUpload: boolean;
  onPick: (asset: AssetJson) => void;
  /** Rules of the library are judged for this design. */
  use?: { styleId: string; designId: string } | undefined;
  /** For a narrow panel. */
  compact?: boolean;
}

function ArtworkTile({ asset, onPick }: { asset: AssetJson; onPick: () => void }) {
  const { available, reasons, conditions } = asset.availability;
  const limits = conditions.map((each) => each.detail).join(" ");
  const reason = reasons.map((each) => each.detail).join(" ");
  return (
    <button
      type="button"
      onClick={onPick}
      disabled={!available}
      title={available ? asset.name : reason}
      draggable={available}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "copy";
        event.dataTransfer.setData("application/x-atelier-asset", asset.id);
      }}
      className="block w-full overflow-hidden rounded-lg border border-line-strong text-left transition-colors enabled:hover:border-control disabled:cursor-not-allowed"
    >
      <span className={cn("checkerboard block aspect-square p-2", !available && "opacity-40")}>
        <img src={asset.thumbnailUrl} alt="" loading="lazy" decoding="async" className="size-full object-contain" />
      </span>
      <span className="block truncate border-line border-t bg-raised px-2 py-1 text-xs">{asset.name}</span>
      {available && limits !== "" ? (
        <span className="line-clamp-2 block bg-raised px-2 pb-1 text-2xs text-ink-3">{limits}</span>
      ) : null}
      {available ? null : (
        <span className="line-clamp-3 block bg-warning-soft px-2 py-1 text-2xs text-warning-text">{reason}</span>
      )}
    </button>
  );
}

/** What the library has for a search, page by page. */
function ArtworkGrid({
  filter,
  compact,
  onPick,
}: {
  filter: LibraryFilter;
  compact: boolean;
  onPick: (asset: AssetJson) => void;
}) {
  const list = useKeysetList({ queryKey: libraryKeys.list(filter), fetchPage: (page) => fetchLibrary(filter, page) });
  const columns = compact ? "grid grid-cols-2 gap-2" : "grid grid-cols-3 gap-3 sm:grid-cols-4";
  if (list.status === "error") {
    return <ErrorState error={list.error} title="The artwork could not be loaded" onRetry={list.reload} />;
  }
  if (list.status === "loading") {
    return (
      <div role="status" aria-label="Loading artwork" className={columns}>
        {Array.from({ length: compact ? 4 : 8 }, (_, index) => index).map((index) => (
          <Skeleton key={index} className="aspect-square rounded-lg" />
        ))}
      </div>
    );
  }
  if (list.items.length === 0) {
    const isSearch = filter.q !== undefined || filter.folderId !== undefined;
    return (
      <EmptyState
        icon={<ImagePlus />}
        title={isSearch ? "No artwork matches" : "No artwork yet"}
        description={isSearch ? undefined : "What you upload stays here for every design."}
        className="py-8"
      />
    );
  }
  return (
    <>
      <ul aria-label="Artwork" className={columns}>
        {list.items.map((asset) => (
          <li key={asset.id} className="min-w-0">
            <ArtworkTile asset={asset} onPick={() => onPick(asset)} />
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button className="self-center" loading={list.loadingMore} onClick={list.loadMore}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

/** Artwork of the library with its search, or a new file for it. */
export function ArtworkBrowser({ mayUpload, onPick, use, compact = false }: ArtworkBrowserProps) {
  const queryClient = useQueryClient();
  const [search, setSearch] = useState("");
  const [upload, setUpload] = useState<Upload | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const q = useDeferredValue(search.trim());
  const [folder, setFolder] = useState(everywhere);
  const folders = useQuery(foldersQuery).data ?? [];
  const place = folder === everywhere ? {} : { folderId: folder, nested: true };
  const filter = { ...(q === "" ? {} : { q }), ...place, ...use };
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const choose = (asset: AssetJson) => {
    queryClient.setQueryData(assetQuery(asset.id).queryKey, asset);
    onPick(asset);
  };
  const send = async (file: File) => {
    const stop = new AbortController();
    current.current = stop;
    setFailure(null);
    setUpload({ name: file.name, fraction: 0, stop });
    try {
      const asset = await uploadAsset(
        file,
        (fraction) => setUpload((state) => (state === null ? null : { ...state, fraction })),
        stop.signal,
      );
      await queryClient.invalidateQueries({ queryKey: ["assets", "list"] });
      choose(asset);
    } catch (cause) {
      if (!stop.signal.aborted) setFailure(cause);
    } finally {
      setUpload(null);
    }
  };
  return (
    <>
      <ErrorNote error={failure} />
      {upload !== null ? (
        <div className="flex items-center gap-4 rounded-lg border border-line-strong px-4 py-6">
          <div className="min-w-0 flex-1">
            <p className="mb-2 truncate font-medium text-sm">
              {upload.fraction < 1 ? `Uploading ${upload.name}` : `Checking ${upload.name}`}
            </p>
            <Progress label={`Upload of ${upload.name}`} value={upload.fraction < 1 ? upload.fraction * 100 : null} />
          </div>
          <Button size="sm" onClick={() => upload.stop.abort()}>
            Cancel
          </Button>
        </div>
      ) : mayUpload ? (
        <FileDrop
          accept={accepted}
          maxBytes={maxBytes}
          label={compact ? "Upload a picture" : "Drop a picture here, or choose a file"}
          hint="PNG, JPEG, WebP, AVIF, TIFF or SVG"
          onFiles={([file]) => {
            if (file !== undefined) void send(file);
          }}
          onReject={setFailure}
        />
      ) : null}
      <div className={compact ? "flex flex-col gap-2" : "grid gap-2 sm:grid-cols-[minmax(0,1fr)_12rem]"}>
        <SearchInput
          value={search}
          onValueChange={setSearch}
          size={compact ? "sm" : "md"}
          aria-label="Search artwork"
          placeholder="Search artwork…"
        />
        {folders.length === 0 ? null : (
          <Combobox
            aria-label="Folder"
            size={compact ? "sm" : "md"}
            value={folder}
            onValueChange={setFolder}
            options={[{ value: everywhere, label: "All folders" }, ...folderOptions(folders)]}
            searchPlaceholder="Search folders…"
          />
        )}
      </div>
      <ArtworkGrid filter={filter} compact={compact} onPick={choose} />
    </>
  );
}
