"use client";

import type { toast as Toast } from "sonner";

/** The library is loaded at the first toast, not with the page. */
function withToast(show: (toast: typeof Toast) => void): void {
  void import("sonner").then(({ toast }) => show(toast));
}

/** Says that something worked. */
export function showSuccess(title: string, description?: string): void {
  withToast((toast) => toast.success(title, { description }));
}

/** Says that something failed: `title` what did, the description why (taken from a problem document where there is one). */
export function showError(title: string, cause?: unknown): void {
  const description = typeof cause === "string" ? cause : cause instanceof Error ? cause.message : undefined;
  withToast((toast) => toast.error(title, { description, duration: 8000 }));
}

export interface UndoOptions {
  title: string;
  description?: string;
  undo: () => void | Promise<void>;
}

/** Says what happened and offers to take it back for eight seconds. */
export function showUndo({ title, description, undo }: UndoOptions): void {
  withToast((toast) =>
    toast(title, {
      description,
      duration: 8000,
      action: {
        label: "Undo",
        onClick: () => {
          Promise.resolve(undo()).catch((cause: unknown) => showError("Could not undo", cause));
        },
      },
    }),
  );
}
