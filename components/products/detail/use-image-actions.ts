"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { showError, showUndo } from "@/components/ui/toast";
import {
  addProductImageFrom,
  changeProductImage,
  type ProductImageJson,
  productKeys,
  removeProductImage,
} from "@/lib/collections/product-queries";

/** The images with the one at `from` at place `to`. */
export function moveImage<Item>(images: readonly Item[], from: number, to: number): Item[] {
  if (from === -1) return [...images];
  const next = [...images];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

type Change = (images: ProductImageJson[]) => ProductImageJson[];

/** What was asked for and is not answered yet. */
interface Line {
  last: Promise<unknown>;
  /** The images without the open changes; undefined: they are not loaded. */
  stored: ProductImageJson[] | undefined;
  open: Change[];
}

/** What can be done to a product's images; shown at once, taken back when the studio refuses. */
export function useImageActions(productId: string) {
  const queryClient = useQueryClient();
  const key = productKeys.images(productId);
  const reload = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: productKeys.item(productId) }),
      queryClient.invalidateQueries({ queryKey: productKeys.lists }),
    ]);
  };
  const line = useRef<Line>({ last: Promise.resolve(), stored: undefined, open: [] });
  const attempt = async (failure: string, show: Change, work: () => Promise<unknown>): Promise<void> => {
    const queue = line.current;
    const isFirst = queue.open.length === 0;
    queue.open = [...queue.open, show];
    await queryClient.cancelQueries({ queryKey: key });
    if (isFirst) queue.stored = queryClient.getQueryData<ProductImageJson[]>(key);
    queryClient.setQueryData<ProductImageJson[]>(key, (images) => (images === undefined ? images : show(images)));
    // One after the other, as they were asked for; what is shown is reloaded when none is left, or it would jump back.
    const mine = queue.last.then(work);
    queue.last = mine.catch(() => undefined);
    try {
      await mine;
      queue.stored = queue.stored === undefined ? undefined : show(queue.stored);
      queue.open = queue.open.filter((change) => change !== show);
    } catch (cause) {
      // The others stay shown.
      queue.open = queue.open.filter((change) => change !== show);
      if (queue.stored !== undefined) {
        queryClient.setQueryData(
          key,
          queue.open.reduce((images, change) => change(images), queue.stored),
        );
      }
      showError(failure, cause);
    } finally {
      if (queue.open.length === 0) await reload();
    }
  };
  return {
    reload,
    move: (image: ProductImageJson, to: number) =>
      attempt(
        "Could not move the image",
        (images) =>
          moveImage(
            images,
            images.findIndex(({ id }) => id === image.id),
            to,
          ),
        () => changeProductImage(image.id, { displayOrder: to }),
      ),
    makePrimary: (image: ProductImageJson) =>
      attempt(
        "Could not make it the primary image",
        (images) => images.map((other) => ({ ...other, isPrimary: other.id === image.id })),
        () => changeProductImage(image.id, { isPrimary: true }),
      ),
    remove: (image: ProductImageJson) =>
      attempt(
        "Could not remove the image",
        (images) => images.filter(({ id }) => id !== image.id),
        async () => {
          await removeProductImage(image.id);
          showUndo({
            title: "The image is off the product",
            undo: async () => {
              const { artifactId } = image.image;
              const back = await addProductImageFrom(productId, { artifactId, isPrimary: image.isPrimary });
              await changeProductImage(back.id, { displayOrder: image.displayOrder });
              await reload();
            },
          });
        },
      ),
  };
}
