"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { describeProblem } from "@/components/ui/problem";
import { Skeleton } from "@/components/ui/skeleton";
import { mockupQuery } from "@/lib/designs/queries";
import type { StyleJson } from "@/lib/designs/schemas";
import type { Bitmap } from "@/lib/render/mockup";
import type { Space } from "@/lib/render/scene";
import type { ImageSource } from "./browser-images";
import type { DraftElement } from "./draft";
import type { StoredLayouts } from "./draft-renderer";
import { createProductComposer, type ProductComposer } from "./product-composer";
import { type Renderer, useRenderer } from "./use-renderer";

/** Longest side of the artwork that is bent over the product, px. */
const artworkPx = 1400;
const outputPx = 1000;
/** Drawing waits until typing pauses, ms. */
const pauseMs = 120;

interface ProductViewProps {
  style: StyleJson;
  space: Space;
  elements: readonly DraftElement[];
  stored: StoredLayouts;
  images: (assetId: string) => ImageSource | undefined;
  productColor: string;
}

function rasterize(renderer: Renderer, space: Space, props: ProductViewProps): { bitmap: Bitmap; pending: boolean } {
  const scale = artworkPx / Math.max(space.widthMm, space.heightMm);
  const width = Math.max(1, Math.round(space.widthMm * scale));
  const height = Math.max(1, Math.round(space.heightMm * scale));
  const canvas = new OffscreenCanvas(width, height);
  const { pending } = renderer.drawDraft(
    {
      canvas,
      space,
      elements: props.elements,
      width,
      height,
      view: [width / space.widthMm, 0, 0, height / space.heightMm, 0, 0],
      clip: "trim",
      images: props.images,
    },
    props.stored,
  );
  const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height);
  return { bitmap: pixels ?? { data: new Uint8ClampedArray(4), width: 1, height: 1 }, pending };
}

/** The draft on the product: the same composition as the server's pictures, made in the browser. */
export function ProductView(props: ProductViewProps) {
  const { style, space, productColor } = props;
  const { renderer, failed } = useRenderer();
  const mockup = useQuery(mockupQuery(style.id, space.sideId));
  const composer = useRef<ProductComposer | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<{ ready: boolean; failure: unknown }>({ ready: false, failure: null });
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const made = createProductComposer();
    composer.current = made;
    return () => {
      made.stop();
      composer.current = null;
    };
  }, []);

  const definition = mockup.data;
  const { elements, stored, images } = props;
  useEffect(() => {
    if (renderer === null || definition === undefined) return;
    let gone = false;
    const timer = setTimeout(() => {
      const current = { ...latest.current, elements, stored, images };
      const neighbours: Record<string, Bitmap> = {};
      for (const { sideId } of definition.neighbours) {
        const other = style.spaces.find((candidate) => candidate.sideId === sideId);
        if (other !== undefined) neighbours[sideId] = rasterize(renderer, other, current).bitmap;
      }
      const artwork = rasterize(renderer, space, current).bitmap;
      composer.current?.compose({ definition, artwork, neighbours, productColor, outputSize: outputPx }).then(
        (picture) => {
          const surface = canvas.current;
          if (gone || picture === null || surface === null) return;
          surface.width = picture.width;
          surface.height = picture.height;
          surface.getContext("2d")?.putImageData(picture, 0, 0);
          setState({ ready: true, failure: null });
        },
        (cause: unknown) => {
          if (!gone) setState({ ready: false, failure: cause });
        },
      );
    }, pauseMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [renderer, definition, space, style, elements, stored, images, productColor]);

  if (mockup.isError && describeProblem(mockup.error).status === 404) {
    return (
      <EmptyState
        title="No picture of this product"
        description="The catalogue has no mockup for this side. The flat view shows what is printed."
        className="size-full"
      />
    );
  }
  const failure = mockup.error ?? state.failure ?? (failed ? "The drawing code could not be loaded." : null);
  if (failure !== null) {
    return <ErrorState error={failure} title="The product could not be drawn" className="size-full" />;
  }
  return (
    <div className="relative grid size-full place-items-center p-4">
      {state.ready ? null : <Skeleton className="absolute aspect-square h-[calc(100%-2rem)] max-w-full rounded-lg" />}
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${style.name}, ${space.name}, with the artwork on it`}
        data-drawn={state.ready}
        className={`aspect-square h-full max-h-full max-w-full rounded-lg object-contain ${state.ready ? "" : "opacity-0"}`}
      />
    </div>
  );
}
