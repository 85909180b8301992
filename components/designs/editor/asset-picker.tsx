"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { FileDrop } from "@/components/ui/file-drop";
import { SearchInput } from "@/components/ui/input";
import { useKeysetList } from "@/components/ui/keyset-list";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { type AssetJson, assetQuery, designKeys, fetchAssets, uploadAsset } from "@/lib/designs/queries";

const accepted = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff,image/svg+xml";
const maxBytes = 200 * 1024 * 1024;

interface Upload {
  name: string;
  fraction: number;
  stop: AbortController;
}

/** Artwork from the library, or a new file for it. */
export function AssetPicker({
  title,
  mayUpload,
  onPick,
  onClose,
}: {
  title: string;
  mayUpload: boolean;
  onPick: (asset: AssetJson) => void;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [search, setSearch] = useState("");
  const [upload, setUpload] = useState<Upload | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const q = useDeferredValue(search.trim());
  const list = useKeysetList({ queryKey: designKeys.assets(q), fetchPage: (page) => fetchAssets(q, page) });
  const current = useRef<AbortController | null>(null);

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
  const close = () => {
    current.current?.abort();
    onClose();
  };

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : close())}>
      <DialogContent title={title} size="lg">
        <DialogBody>
          <ErrorNote error={failure} />
          {upload !== null ? (
            <div className="flex items-center gap-4 rounded-lg border border-line-strong px-4 py-6">
              <div className="min-w-0 flex-1">
                <p className="mb-2 truncate font-medium text-sm">
                  {upload.fraction < 1 ? `Uploading ${upload.name}` : `Checking ${upload.name}`}
                </p>
                <Progress
                  label={`Upload of ${upload.name}`}
                  value={upload.fraction < 1 ? upload.fraction * 100 : null}
                />
              </div>
              <Button size="sm" onClick={() => upload.stop.abort()}>
                Cancel
              </Button>
            </div>
          ) : mayUpload ? (
            <FileDrop
              accept={accepted}
              maxBytes={maxBytes}
              label="Drop a picture here, or choose a file"
              hint="PNG, JPEG, WebP, AVIF, TIFF or SVG"
              onFiles={([file]) => {
                if (file !== undefined) void send(file);
              }}
              onReject={setFailure}
            />
          ) : null}
          <SearchInput
            value={search}
            onValueChange={setSearch}
            aria-label="Search artwork"
            placeholder="Search artwork…"
          />
          {list.status === "error" ? (
            <ErrorState error={list.error} title="The artwork could not be loaded" onRetry={list.reload} />
          ) : list.status === "loading" ? (
            <div role="status" aria-label="Loading artwork" className="grid grid-cols-3 gap-3 sm:grid-cols-4">
              {Array.from({ length: 8 }, (_, index) => index).map((index) => (
                <Skeleton key={index} className="aspect-square rounded-lg" />
              ))}
            </div>
          ) : list.items.length === 0 ? (
            <EmptyState
              icon={<ImagePlus />}
              title={q === "" ? "No artwork yet" : "No artwork matches"}
              description={q === "" ? "What you upload stays here for every design." : undefined}
              className="py-8"
            />
          ) : (
            <>
              <ul aria-label="Artwork" className="grid grid-cols-3 gap-3 sm:grid-cols-4">
                {list.items.map((asset) => (
                  <li key={asset.id} className="min-w-0">
                    <button
                      type="button"
                      onClick={() => choose(asset)}
                      className="block w-full overflow-hidden rounded-lg border border-line-strong text-left transition-colors hover:border-control"
                    >
                      <span className="checkerboard block aspect-square p-2">
                        <img
                          src={asset.thumbnailUrl}
                          alt=""
                          loading="lazy"
                          decoding="async"
                          className="size-full object-contain"
                        />
                      </span>
                      <span className="block truncate border-line border-t bg-raised px-2 py-1 text-xs">
                        {asset.name}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              {list.hasMore ? (
                <Button className="self-center" loading={list.loadingMore} onClick={list.loadMore}>
                  Show more
                </Button>
              ) : null}
            </>
          )}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
