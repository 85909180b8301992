"use client";

import { GalleryHorizontalEnd, Images, RotateCw, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { countOf } from "@/components/collections/collection-words";
import { StepFooter } from "@/components/collections/step-footer";
import { useWizard } from "@/components/collections/wizard-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FileDrop } from "@/components/ui/file-drop";
import { IconButton } from "@/components/ui/icon-button";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { showError } from "@/components/ui/toast";
import { InspirationCard } from "./inspiration-card";
import { useInspirations } from "./use-inspirations";
import { type Upload, useUploads } from "./use-uploads";

const AddDialog = dynamic(() => import("./add-dialog").then((module) => module.AddDialog), { ssr: false });

const accepted = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff";
const maxBytes = 50 * 1024 * 1024;
/** Pictures one collection is inspired by at most, as the API has it. */
const mostInspirations = 30;

function UploadRow({ upload, onAgain, onDrop }: { upload: Upload; onAgain: () => void; onDrop: () => void }) {
  return (
    <li className="flex items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block truncate">{upload.file.name}</span>
        {upload.error === null ? (
          <Progress
            value={upload.progress === 100 ? null : upload.progress}
            label={`Upload of ${upload.file.name}`}
            className="mt-1.5"
          />
        ) : (
          <span className="block text-danger-text text-xs">{upload.error}</span>
        )}
      </span>
      {upload.error === null ? null : (
        <>
          <IconButton size="sm" label={`Try ${upload.file.name} again`} icon={<RotateCw />} onClick={onAgain} />
          <IconButton size="sm" label={`Put ${upload.file.name} away`} icon={<X />} onClick={onDrop} />
        </>
      )}
    </li>
  );
}

/** Third step: pictures whose scenes the images shall resemble. */
export function InspirationsStep() {
  const { collection, editable } = useWizard();
  const list = useInspirations(collection.id);
  const { uploads, send, again, drop } = useUploads(collection.id, list.added);
  const [adding, setAdding] = useState(false);
  const { items, query } = list;
  const isFull = items.length + uploads.length >= mostInspirations;
  return (
    <>
      {editable ? (
        <div className="flex flex-col gap-2 sm:flex-row">
          <FileDrop
            multiple
            accept={accepted}
            maxBytes={maxBytes}
            disabled={isFull}
            className="flex-1 py-4"
            label="Drop pictures here, or choose them"
            hint={
              isFull
                ? `A collection has at most ${mostInspirations}.`
                : "PNG, JPEG, WebP, AVIF, GIF or TIFF, up to 50 MB each"
            }
            onFiles={(files) => send(files.slice(0, mostInspirations - items.length - uploads.length))}
            onReject={(reason) => showError("This cannot be an inspiration", reason)}
          />
          <button
            type="button"
            disabled={isFull}
            onClick={() => setAdding(true)}
            className="flex flex-col items-center justify-center gap-1 rounded-lg border border-line-strong bg-raised px-6 py-4 text-center shadow-xs transition-colors hover:bg-hover disabled:cursor-not-allowed disabled:opacity-50 sm:w-72"
          >
            <Images aria-hidden="true" className="mb-1 size-5 text-ink-3" />
            <span className="font-medium text-sm">Choose from the studio</span>
            <span className="text-ink-3 text-xs">Images, pinned results, artwork, Unsplash</span>
          </button>
        </div>
      ) : null}
      {uploads.length === 0 ? null : (
        <ul aria-label="Uploads" className="flex flex-col gap-2">
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onAgain={() => again(upload)} onDrop={() => drop(upload.key)} />
          ))}
        </ul>
      )}
      {query.isError && query.data === undefined ? (
        <ErrorState
          error={query.error}
          title="The inspirations could not be loaded"
          onRetry={() => void query.refetch()}
        />
      ) : query.data === undefined ? (
        <div role="status" aria-label="Loading inspirations" className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {[0, 1, 2, 3].map((index) => (
            <Skeleton key={index} className="h-80 rounded-lg" />
          ))}
        </div>
      ) : items.length === 0 ? (
        <div className="rounded-lg border border-line border-dashed">
          <EmptyState
            icon={<GalleryHorizontalEnd />}
            title="No inspirations yet"
            description="Pictures of rooms and moods you like: their style, light and colours become the settings. You may go on without any."
            action={editable ? <Button onClick={() => setAdding(true)}>Choose from the studio</Button> : null}
          />
        </div>
      ) : (
        <ol aria-label="Inspirations" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {items.map((inspiration, place) => (
            <li key={inspiration.id}>
              <InspirationCard
                inspiration={inspiration}
                place={place}
                count={items.length}
                editable={editable}
                list={list}
              />
            </li>
          ))}
        </ol>
      )}
      <StepFooter step="inspirations" note={items.length === 0 ? undefined : countOf(items.length, "picture")} />
      {adding ? <AddDialog onClose={() => setAdding(false)} list={list} most={mostInspirations} /> : null}
    </>
  );
}
