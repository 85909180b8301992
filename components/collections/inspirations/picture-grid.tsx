"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Thumbnail } from "@/components/images/thumbnail";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { KeysetList } from "@/components/ui/keyset-list";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";

export interface Picture {
  key: string;
  src: string;
  thumbhash?: string | undefined;
  name: string;
  /** Stands below the picture. */
  caption?: ReactNode;
}

/** Pictures to be picked, each once. */
export function PictureGrid<Item>({
  list,
  toPicture,
  isPicked,
  busy,
  onPick,
  nothing,
  disabled,
}: {
  list: KeysetList<Item>;
  toPicture: (item: Item) => Picture | null;
  isPicked: (item: Item) => boolean;
  /** Keys of those that are being added. */
  busy: ReadonlySet<string>;
  onPick: (item: Item, key: string) => void;
  nothing: ReactNode;
  disabled: boolean;
}) {
  if (list.status === "error")
    return <ErrorState error={list.error} title="The pictures could not be loaded" onRetry={list.reload} />;
  const columns = "grid grid-cols-2 gap-2 sm:grid-cols-4";
  if (list.status === "loading") {
    return (
      <div role="status" aria-label="Loading pictures" className={columns}>
        {Array.from({ length: 8 }, (_, index) => index).map((index) => (
          <Skeleton key={index} className="aspect-square rounded-md" />
        ))}
      </div>
    );
  }
  if (list.items.length === 0) return nothing;
  return (
    <>
      <ul aria-label="Pictures" className={columns}>
        {list.items.map((item) => {
          const picture = toPicture(item);
          if (picture === null) return null;
          const picked = isPicked(item);
          return (
            <li key={picture.key} className="min-w-0">
              <button
                type="button"
                aria-label={picked ? `${picture.name}, added` : `Add ${picture.name}`}
                disabled={picked || disabled || busy.has(picture.key)}
                onClick={() => onPick(item, picture.key)}
                className="group/pick relative block w-full overflow-hidden rounded-md border border-line transition-shadow hover:border-line-strong hover:shadow-md disabled:cursor-default"
              >
                <Thumbnail thumbhash={picture.thumbhash} src={picture.src} alt="" className="aspect-square w-full" />
                {picked || busy.has(picture.key) ? (
                  <span className="absolute inset-0 z-2 grid place-items-center bg-black/45 text-white">
                    {picked ? <Check className="size-6" strokeWidth={2.5} /> : <Spinner />}
                  </span>
                ) : null}
              </button>
              {picture.caption === undefined ? (
                <p className="truncate pt-1 text-2xs text-ink-3">{picture.name}</p>
              ) : (
                picture.caption
              )}
            </li>
          );
        })}
      </ul>
      {list.hasMore ? (
        <Button className="self-center" loading={list.loadingMore} onClick={list.loadMore}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
