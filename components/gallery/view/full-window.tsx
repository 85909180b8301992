"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/** Covers the whole window, as a dialog; Escape closes it. */
export function FullWindow({
  title,
  onClose,
  onClosed,
  children,
}: {
  /** What it shows, for screen readers. */
  title: string;
  onClose: () => void;
  /** It is gone: says where the focus goes. */
  onClosed?: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <Primitive.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Primitive.Portal>
        <Primitive.Content
          aria-describedby={undefined}
          className="fade-in-0 fixed inset-0 z-50 animate-in bg-canvas outline-none duration-150"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={(event) => {
            if (onClosed === undefined) return;
            event.preventDefault();
            onClosed();
          }}
        >
          <Primitive.Title className="sr-only">{title}</Primitive.Title>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
