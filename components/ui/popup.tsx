"use client";

import { type ComponentProps, useState } from "react";
import { createPortal } from "react-dom";
import { showError } from "./toast";

/**
 * Loads what a control opens when the control is about to be used: pages begin without the code of closed menus and lists.
 * `loaded` is null until then; `preload` belongs on hovering and focusing the control.
 */
export function useOnDemand<Part>(load: () => Promise<Part>): {
  loaded: Part | null;
  preload: () => void;
  require: () => void;
} {
  const [part, setPart] = useState<{ loaded: Part } | null>(null);
  const get = () => load().then((loaded) => setPart({ loaded }));
  return {
    loaded: part?.loaded ?? null,
    // A failure is told when it matters, at the press.
    preload: () => void (part === null && get().catch(() => {})),
    require: () =>
      void (part === null && get().catch((cause: unknown) => showError("This could not be opened", cause))),
  };
}

/** The place of an element in the window when something opened at it. */
export type Place = Pick<DOMRect, "left" | "top" | "width" | "height">;

/** Stands in for a control where a library wants a trigger of its own kind to place a panel at; nobody sees or hears it. */
export function PlaceHolder({ place, style, ...props }: ComponentProps<"span"> & { place: Place }) {
  const { left, top, width, height } = place;
  return (
    <span
      {...props}
      aria-hidden="true"
      style={{ ...style, position: "fixed", left, top, width, height, pointerEvents: "none" }}
    />
  );
}

/** Renders at the end of the body, where `position: fixed` means the window. */
export function AtBody({ children }: { children: ComponentProps<"div">["children"] }) {
  return createPortal(children, document.body);
}
