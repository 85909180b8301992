"use client";

import { Star } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Thumbnail } from "@/components/images/thumbnail";
import { cn } from "@/components/ui/cn";
import { findNeighbour, orderOf } from "@/components/ui/list-selection";
import type { ProductImageJson } from "@/lib/collections/product-queries";
import { moveImage } from "./use-image-actions";

/** All images as small ones: arrow keys choose, Alt with arrow keys or dragging moves, Delete removes. */
export function ImageStrip({
  images,
  chosenId,
  editable,
  onChoose,
  onMove,
  onRemove,
}: {
  images: readonly ProductImageJson[];
  chosenId: string;
  editable: boolean;
  onChoose: (image: ProductImageJson) => void;
  onMove: (image: ProductImageJson, to: number) => void;
  onRemove: (image: ProductImageJson) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<{ from: number; to: number } | null>(null);
  const [message, setMessage] = useState("");
  const shown = dragged === null ? images : moveImage(images, dragged.from, dragged.to);
  const nameOf = (image: ProductImageJson) => image.image.originalFilename ?? "Image";
  const heir = useRef<string | null>(null);
  useEffect(() => {
    // The image that keys have moved keeps the focus in its new place; one that is removed gives it to its neighbour.
    const id = heir.current;
    if (id === null || images.length === 0) return;
    heir.current = null;
    list.current?.querySelector<HTMLElement>(`[data-image="${id}"]`)?.focus();
  }, [images]);
  const focus = (place: number) => list.current?.querySelectorAll<HTMLElement>("button")[place]?.focus();
  const onKeyDown = (event: KeyboardEvent, image: ProductImageJson, place: number) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (editable && event.key === "Delete") {
      const order = orderOf(images.map(({ id }) => id));
      heir.current = findNeighbour(order, image.id, new Set([image.id]));
      return onRemove(image);
    }
    const next = step === undefined ? undefined : images[place + step];
    if (step === undefined || next === undefined) return;
    event.preventDefault();
    if (event.altKey && editable) {
      onMove(image, place + step);
      heir.current = image.id;
      setMessage(`${nameOf(image)}, now ${place + step + 1} of ${images.length}`);
    } else {
      onChoose(next);
      focus(place + step);
    }
  };
  return (
    <>
      <ol ref={list} aria-label="All images" className="flex gap-2 overflow-x-auto border-line border-t px-4 py-3">
        {shown.map((image, place) => (
          <li
            key={image.id}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged.to !== place) setDragged({ ...dragged, to: place });
            }}
            onDrop={(event) => event.preventDefault()}
            className="shrink-0"
          >
            <button
              type="button"
              data-image={image.id}
              aria-pressed={image.id === chosenId}
              aria-label={`${nameOf(image)}, ${place + 1} of ${images.length}${image.isPrimary ? ", primary" : ""}`}
              title={editable ? `${nameOf(image)} – drag, or Alt with arrow keys, to move` : nameOf(image)}
              draggable={editable}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", nameOf(image));
                setDragged({ from: place, to: place });
              }}
              onDragEnd={() => {
                const image = dragged === null ? undefined : images[dragged.from];
                setDragged(null);
                if (dragged !== null && image !== undefined) onMove(image, dragged.to);
              }}
              onClick={() => onChoose(image)}
              onKeyDown={(event) => onKeyDown(event, image, place)}
              className={cn(
                "relative block overflow-hidden rounded-md border outline-offset-2 transition-opacity",
                image.id === chosenId ? "border-accent-text ring-1 ring-accent-text" : "border-line-strong",
                dragged?.to === place && "opacity-50",
              )}
            >
              <Thumbnail
                src={image.image.thumbnailUrl}
                thumbhash={image.image.thumbhash}
                alt=""
                fit="contain"
                className="size-16"
              />
              {image.isPrimary ? (
                <Star
                  aria-hidden="true"
                  className="absolute top-1 right-1 z-2 size-3.5 rounded-xs bg-accent-soft fill-current p-0.5 text-accent-text"
                />
              ) : null}
            </button>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {message}
      </p>
    </>
  );
}
