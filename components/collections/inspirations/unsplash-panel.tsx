"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound, Search } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useMemo, useState } from "react";
import { readAnalysis } from "@/components/collections/analysis/read-analysis";
import { useWizard } from "@/components/collections/wizard-context";
import { useSearchText } from "@/components/designs/use-search-text";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import type { KeysetList } from "@/components/ui/keyset-list";
import { describeProblem } from "@/components/ui/problem";
import { addInspiration, searchUnsplash, type UnsplashPicture } from "@/lib/collections/collection-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { PictureGrid } from "./picture-grid";
import { UnsplashCredit } from "./unsplash-credit";
import type { Inspirations } from "./use-inspirations";
import { usePick } from "./use-pick";

function NoKey() {
  const { role } = useStudio();
  return (
    <EmptyState
      icon={<KeyRound />}
      title="Unsplash needs an access key"
      description={
        roleAllows(role, "credentials:write")
          ? "Its free pictures can be searched here once a key is stored."
          : "Its free pictures can be searched here once somebody who manages credentials has stored a key."
      }
      action={
        roleAllows(role, "credentials:read") ? (
          <Button asChild>
            <Link href="/settings/credentials">Settings → Credentials</Link>
          </Button>
        ) : undefined
      }
      className="py-10"
    />
  );
}

/** Pictures of Unsplash for a word, each with whose it is. */
export function UnsplashPanel({ list, full }: { list: Inspirations; full: boolean }) {
  const { collection } = useWizard();
  const keywords = useMemo(
    () => readAnalysis(collection)?.recommendedInspirationKeywords.slice(0, 6) ?? [],
    [collection],
  );
  const [wanted, setWanted] = useState(keywords[0] ?? "interior");
  const [text, setText] = useSearchText(wanted, setWanted);
  const q = useDeferredValue(wanted.trim());
  const { busy, pick } = usePick(list);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery({
    queryKey: ["inspiration-search", q],
    queryFn: ({ pageParam, signal }) => searchUnsplash(q, pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: (page) => page.nextPage ?? undefined,
    enabled: q !== "",
    staleTime: 5 * 60_000,
  });
  if (query.isError && describeProblem(query.error).code === "capability_missing") return <NoKey />;
  const known = new Set(
    list.items.flatMap(({ image }) => (typeof image.metadata.unsplashId === "string" ? image.metadata.unsplashId : [])),
  );
  const found: KeysetList<UnsplashPicture> = {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    status: query.data !== undefined ? "ready" : query.isError ? "error" : "loading",
    error: query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    refreshing: false,
    loadMore: () => void query.fetchNextPage(),
    reload: () => void query.refetch(),
  };
  return (
    <>
      <SearchInput value={text} onValueChange={setText} aria-label="Search Unsplash" placeholder="Search Unsplash…" />
      {keywords.length === 0 ? null : (
        <ul aria-label="Suggestions of the analysis" className="flex flex-wrap gap-1">
          {keywords.map((word) => (
            <li key={word}>
              <Button size="sm" variant={word === q ? "secondary" : "ghost"} onClick={() => setWanted(word)}>
                {word}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {q === "" ? (
        <EmptyState icon={<Search />} title="Search for a room or a mood" className="py-10" />
      ) : (
        <PictureGrid
          list={found}
          busy={busy}
          disabled={full}
          isPicked={(picture) => known.has(picture.unsplashId) || taken.has(picture.unsplashId)}
          toPicture={(picture) => ({
            key: picture.unsplashId,
            src: picture.thumbnailUrl,
            name: picture.description ?? "picture of Unsplash",
            caption: <UnsplashCredit {...picture.author} className="truncate pt-1 text-2xs text-ink-3" />,
          })}
          onPick={(picture, key) =>
            pick(key, async () => {
              const added = await addInspiration(collection.id, { unsplashId: picture.unsplashId, source: "unsplash" });
              setTaken((before) => new Set(before).add(picture.unsplashId));
              return added;
            })
          }
          nothing={<EmptyState icon={<Search />} title="Unsplash has nothing for this" className="py-10" />}
        />
      )}
    </>
  );
}
