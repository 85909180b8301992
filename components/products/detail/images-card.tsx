"use client";

import { useQuery } from "@tanstack/react-query";
import { ImagePlus, Layers } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type ProductImageJson, type ProductJson, productImagesQuery } from "@/lib/collections/product-queries";
import { ImageStage, StageActions } from "./image-stage";
import { ImageStrip } from "./image-strip";
import { useImageActions } from "./use-image-actions";

/** The images of a product that has some. */
function Images({
  product,
  images,
  editable,
  adding,
}: {
  product: ProductJson;
  images: readonly ProductImageJson[];
  editable: boolean;
  adding: ReactNode;
}) {
  const actions = useImageActions(product.id);
  const [chosenId, setChosenId] = useState<string>();
  const stage = useRef<HTMLDivElement>(null);
  const count = useRef(images.length);
  useEffect(() => {
    // The strip of small images goes when one is left, and with it the focus of the one that was removed there.
    const isAlone = count.current > 1 && images.length === 1;
    count.current = images.length;
    if (isAlone && document.activeElement === document.body) stage.current?.querySelector("a")?.focus();
  }, [images.length]);
  const chosen = images.find(({ id }) => id === chosenId) ?? images.find(({ isPrimary }) => isPrimary) ?? images[0];
  if (chosen === undefined) {
    return (
      <EmptyState
        icon={<ImagePlus />}
        title="No images yet"
        description={
          editable
            ? "Drop pictures anywhere on this page. Scenes are generated from the primary one."
            : "Nobody has added one."
        }
        action={editable ? adding : undefined}
        className="py-10"
      />
    );
  }
  const move = (image: ProductImageJson, to: number) => {
    if (to < 0 || to >= images.length || images[to]?.id === image.id) return;
    setChosenId(image.id);
    void actions.move(image, to);
  };
  const remove = (image: ProductImageJson) => {
    const place = images.indexOf(image);
    setChosenId((images[place + 1] ?? images[place - 1])?.id);
    void actions.remove(image);
  };
  return (
    <>
      <div ref={stage}>
        <ImageStage
          chosen={chosen}
          name={product.name}
          actions={
            editable ? (
              <StageActions
                chosen={chosen}
                place={images.indexOf(chosen)}
                count={images.length}
                onMove={(to) => move(chosen, to)}
                onPrimary={() => void actions.makePrimary(chosen)}
                onRemove={() => remove(chosen)}
              />
            ) : null
          }
        />
      </div>
      {images.length > 1 ? (
        <ImageStrip
          images={images}
          chosenId={chosen.id}
          editable={editable}
          onChoose={(image) => setChosenId(image.id)}
          onMove={move}
          onRemove={remove}
        />
      ) : null}
    </>
  );
}

/** A product's images: one large, all as a strip that is dragged into order. */
export function ImagesCard({
  product,
  editable,
  onAdd,
  onFromDesign,
}: {
  product: ProductJson;
  editable: boolean;
  onAdd: () => void;
  onFromDesign: () => void;
}) {
  const query = useQuery(productImagesQuery(product.id));
  const count = query.data?.length ?? 0;
  const adding = (
    <>
      <Button size="sm" variant="ghost" icon={<Layers />} onClick={onFromDesign}>
        From a design
      </Button>
      <Button size="sm" icon={<ImagePlus />} onClick={onAdd}>
        Add images
      </Button>
    </>
  );
  return (
    <Card>
      <CardHeader
        title={<span className="flex items-center gap-2">Images{count > 1 ? <Badge>{count}</Badge> : null}</span>}
        actions={editable && count > 0 ? adding : undefined}
      />
      {query.isError ? (
        <ErrorState error={query.error} title="The images could not be loaded" onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div role="status" aria-label="Loading images">
          <Skeleton className="aspect-4/3 max-h-104 w-full rounded-none" />
          <Skeleton className="m-4 h-8 w-64" />
        </div>
      ) : (
        <Images product={product} images={query.data} editable={editable} adding={adding} />
      )}
    </Card>
  );
}
