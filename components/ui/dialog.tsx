"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { overlay } from "./menu-styles";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  title: ReactNode;
  description?: ReactNode;
  size?: "sm" | "md" | "lg" | "xl";
}

/** The first field gets the focus; where there is none, Radix chooses. */
export function focusFirstField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const field = event.currentTarget.querySelector<HTMLElement>(
    'input:not([type="hidden"], :disabled), textarea:not(:disabled)',
  );
  if (field === null) return;
  event.preventDefault();
  field.focus();
}

const widths = { sm: "sm:max-w-96", md: "sm:max-w-120", lg: "sm:max-w-160", xl: "sm:max-w-224" } as const;

export const closeButton =
  "absolute top-3 right-3 grid size-7 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-9";

/** A modal window: title, body, and a `DialogFooter` with its actions. A sheet from the bottom on a phone. */
export function DialogContent({ title, description, size = "md", className, children, ...props }: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        {...(description === undefined ? { "aria-describedby": undefined } : {})}
        className={cn(
          "fixed z-50 flex max-h-[calc(100dvh-3rem)] flex-col overflow-hidden border border-line-strong bg-surface shadow-lg outline-none duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-xl max-sm:data-[state=open]:slide-in-from-bottom-8 sm:top-[max(3rem,14dvh)] sm:left-1/2 sm:max-h-[80dvh] sm:w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:rounded-xl sm:data-[state=open]:zoom-in-97",
          widths[size],
          className,
        )}
        onOpenAutoFocus={focusFirstField}
        {...props}
      >
        <header className="flex flex-col gap-1 px-5 pt-4 pr-12 pb-3">
          <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
          {description === undefined ? null : (
            <Primitive.Description className="text-ink-2 text-sm">{description}</Primitive.Description>
          )}
        </header>
        {children}
        <Primitive.Close className={closeButton} aria-label="Close">
          <X className="size-4" />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The scrolling middle of a dialog. */
export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return (
    <div className={cn("flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5", className)} {...props} />
  );
}

/** The actions of a dialog; the confirming one stands last. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-3",
        className,
      )}
      {...props}
    />
  );
}
