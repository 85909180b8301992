"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

export const TooltipProvider = Primitive.Provider;

export interface TooltipProps {
  content: ReactNode;
  /** Keys that do the same, shown beside the text: `["mod", "K"]`. */
  keys?: readonly string[];
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
}

/** A short description of the control it wraps. It never carries anything that is not reachable otherwise. */
export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-70 flex max-w-72 items-center gap-2 rounded-sm bg-tooltip px-2 py-1 text-white text-xs shadow-md data-[state=closed]:animate-out data-[state=delayed-open]:animate-in data-[state=closed]:fade-out-0 data-[state=delayed-open]:fade-in-0"
        >
          {content}
          {keys ? <Kbd keys={keys} tone="inverse" /> : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
