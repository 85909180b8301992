"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Layers } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { DesignPicture } from "@/components/designs/list/design-picture";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/input";
import { useKeysetList } from "@/components/ui/keyset-list";
import { showSuccess } from "@/components/ui/toast";
import { addProductImageFrom, type ProductJson } from "@/lib/collections/product-queries";
import { designKeys, fetchDesigns, stylesQuery } from "@/lib/designs/queries";
import type { DesignJson } from "@/lib/designs/schemas";
import { PictureSkeletons, PreviewPicker, pictureGrid } from "./preview-picker";
import { useImageActions } from "./use-image-actions";

/** The first step: which design. */
function DesignStep({ onChoose }: { onChoose: (design: DesignJson) => void }) {
  const [text, setText] = useState("");
  const filter = { q: useDeferredValue(text), styleVersionId: undefined, deleted: false };
  const list = useKeysetList({ queryKey: designKeys.list(filter), fetchPage: (page) => fetchDesigns(filter, page) });
  const styles = useQuery(stylesQuery).data;
  return (
    <>
      <SearchInput value={text} onValueChange={setText} aria-label="Search designs" placeholder="Search designs…" />
      {list.status === "error" ? (
        <ErrorState error={list.error} title="The designs could not be loaded" onRetry={list.reload} />
      ) : list.status === "loading" ? (
        <PictureSkeletons label="Loading designs" />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={<Layers />}
          title={text === "" ? "No designs yet" : "No design matches"}
          description={text === "" ? "Pictures of your designs can become images of a product." : undefined}
        />
      ) : (
        <ul aria-label="Designs" className={pictureGrid}>
          {list.items.map((design) => (
            <li key={design.id}>
              <button
                type="button"
                onClick={() => onChoose(design)}
                className="block w-full overflow-hidden rounded-lg border border-line bg-raised text-left hover:border-line-strong hover:shadow-sm"
              >
                <DesignPicture
                  design={design}
                  style={styles?.find(({ id }) => id === design.styleVersionId)}
                  className="aspect-square border-line border-b"
                />
                <span className="block px-2.5 py-1.5">
                  <span className="block truncate font-medium text-sm">{design.name}</span>
                  <span className="block truncate text-ink-3 text-xs">{design.styleName}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {list.hasMore ? (
        <Button variant="ghost" loading={list.loadingMore} onClick={list.loadMore} className="self-center">
          Show more
        </Button>
      ) : null}
    </>
  );
}

/** A picture of a design becomes an image of the product. */
export function DesignPreviewDialog({ product, onClose }: { product: ProductJson; onClose: () => void }) {
  const queryClient = useQueryClient();
  const { reload } = useImageActions(product.id);
  const [design, setDesign] = useState<DesignJson>();
  const [artifactId, setArtifactId] = useState<string>();
  const [isPrimary, setPrimary] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const add = async () => {
    if (artifactId === undefined) return;
    setPending(true);
    setFailure(null);
    try {
      await addProductImageFrom(product.id, { artifactId, ...(isPrimary ? { isPrimary } : {}) });
      await reload();
      showSuccess(`A picture of “${design?.name ?? "the design"}” is an image of the product`);
      onClose();
    } catch (cause) {
      setFailure(cause);
      setPending(false);
    }
  };
  const back = () => {
    setDesign(undefined);
    setArtifactId(undefined);
    setFailure(null);
    void queryClient.invalidateQueries({ queryKey: designKeys.all });
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        size="lg"
        title={design === undefined ? "Image from a design" : design.name}
        description={
          design === undefined
            ? "Choose the design that shows the product."
            : "Choose a picture that was made of it, or make one."
        }
      >
        <DialogBody>
          <ErrorNote error={failure} />
          {design === undefined ? (
            <DesignStep onChoose={setDesign} />
          ) : (
            <PreviewPicker design={design} value={artifactId} onValueChange={setArtifactId} />
          )}
        </DialogBody>
        <DialogFooter>
          {design === undefined ? (
            <Button onClick={onClose}>Cancel</Button>
          ) : (
            <>
              <Button icon={<ArrowLeft />} onClick={back}>
                Designs
              </Button>
              {product.imageCount === 0 ? null : (
                <Checkbox
                  label="As the primary image"
                  checked={isPrimary}
                  onCheckedChange={(checked) => setPrimary(checked === true)}
                  className="mr-auto ml-2"
                />
              )}
              <Button
                variant="primary"
                loading={pending}
                disabled={artifactId === undefined}
                onClick={() => void add()}
              >
                Add image
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
