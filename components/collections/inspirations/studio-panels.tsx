"use client";

import { ImagePlus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useWizard } from "@/components/collections/wizard-context";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { useKeysetList } from "@/components/ui/keyset-list";
import { addInspiration, fetchImages, fetchPinnedAssets, takeImage } from "@/lib/collections/collection-queries";
import { fetchLibrary, libraryKeys } from "@/lib/designs/library-queries";
import { PictureGrid } from "./picture-grid";
import type { Inspirations } from "./use-inspirations";
import { usePick } from "./use-pick";

interface PanelProps {
  list: Inspirations;
  full: boolean;
}

function Nothing({ q, title, description }: { q: string; title: string; description: string }) {
  return q === "" ? (
    <EmptyState icon={<ImagePlus />} title={title} description={description} className="py-10" />
  ) : (
    <EmptyState icon={<ImagePlus />} title="Nothing matches" className="py-10" />
  );
}

function useQueryText(): [string, string, (text: string) => void] {
  const [text, setText] = useState("");
  return [text, useDeferredValue(text.trim()), setText];
}

/** Every picture of the studio. */
export function ImagesPanel({ list, full }: PanelProps) {
  const { collection } = useWizard();
  const [text, q, setText] = useQueryText();
  const { busy, pick } = usePick(list);
  const images = useKeysetList({ queryKey: ["images", "list", { q }], fetchPage: (page) => fetchImages(q, page) });
  return (
    <>
      <SearchInput
        value={text}
        onValueChange={setText}
        aria-label="Search images"
        placeholder="Search by file name or caption…"
      />
      <PictureGrid
        list={images}
        busy={busy}
        disabled={full}
        isPicked={(image) => list.items.some(({ imageId }) => imageId === image.id)}
        toPicture={(image) => ({
          key: image.id,
          src: image.thumbnailUrl,
          thumbhash: image.thumbhash,
          name: image.altText ?? image.originalFilename ?? "Image",
        })}
        onPick={(image, key) =>
          pick(key, () => addInspiration(collection.id, { imageId: image.id, source: "library" }))
        }
        nothing={<Nothing q={q} title="No images yet" description="Pictures of products and results appear here." />}
      />
    </>
  );
}

/** Results that somebody pinned. */
export function PinnedPanel({ list, full }: PanelProps) {
  const { collection } = useWizard();
  const [text, q, setText] = useQueryText();
  const { busy, pick } = usePick(list);
  const assets = useKeysetList({
    queryKey: ["generated_assets", "list", { pinned: true, q }],
    fetchPage: (page) => fetchPinnedAssets(q, page),
  });
  return (
    <>
      <SearchInput
        value={text}
        onValueChange={setText}
        aria-label="Search pinned results"
        placeholder="Search by product…"
      />
      <PictureGrid
        list={assets}
        busy={busy}
        disabled={full}
        isPicked={(asset) => list.items.some(({ imageId }) => imageId === asset.imageId)}
        toPicture={({ id, image, productName }) =>
          image === null ? null : { key: id, src: image.thumbnailUrl, thumbhash: image.thumbhash, name: productName }
        }
        onPick={({ imageId }, key) => {
          if (imageId !== null) pick(key, () => addInspiration(collection.id, { imageId, source: "library" }));
        }}
        nothing={
          <Nothing q={q} title="Nothing is pinned" description="Pin results in the gallery to use them again." />
        }
      />
    </>
  );
}

/** Artwork of the library; drawings make no scene, so only photographs are shown. */
export function ArtworkPanel({ list, full }: PanelProps) {
  const { collection } = useWizard();
  const [text, q, setText] = useQueryText();
  const { busy, pick } = usePick(list);
  const artwork = useKeysetList({ queryKey: libraryKeys.list({ q }), fetchPage: (page) => fetchLibrary({ q }, page) });
  return (
    <>
      <SearchInput
        value={text}
        onValueChange={setText}
        aria-label="Search artwork"
        placeholder="Search by name or tag…"
      />
      <PictureGrid
        list={artwork}
        busy={busy}
        disabled={full}
        isPicked={(asset) => list.items.some(({ image }) => image.artifactId === asset.artifactId)}
        toPicture={(asset) =>
          asset.mimeType === "image/svg+xml" ? null : { key: asset.id, src: asset.thumbnailUrl, name: asset.name }
        }
        onPick={(asset, key) =>
          pick(key, async () => {
            const image = await takeImage(asset.artifactId);
            return addInspiration(collection.id, { imageId: image.id, source: "library" });
          })
        }
        nothing={<Nothing q={q} title="No artwork yet" description="What is in the artwork library appears here." />}
      />
    </>
  );
}
