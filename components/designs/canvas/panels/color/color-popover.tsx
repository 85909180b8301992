"use client";

import { Popover } from "radix-ui";
import { type RefObject, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { floatingPanel } from "@/components/ui/menu-styles";
import { ColorPicker } from "./color-picker";
import { rememberColor } from "./recent-colors";

/** The open picker of a colour field; what was chosen when it closes is remembered. */
export function ColorPopover({
  label,
  value,
  onValueChange,
  trigger,
  onClose,
}: {
  label: string;
  value: string | undefined;
  onValueChange: (hex: string) => void;
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}) {
  const chosen = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (chosen.current !== null) rememberColor(chosen.current);
    },
    [],
  );
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Anchor virtualRef={trigger} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          side="left"
          sideOffset={12}
          collisionPadding={8}
          aria-label={label}
          // The trigger closes by itself what it has opened.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && trigger.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            trigger.current?.focus({ preventScroll: true });
          }}
          className={cn(floatingPanel, "max-h-(--radix-popover-content-available-height) overflow-y-auto")}
        >
          <ColorPicker
            value={value}
            onValueChange={(hex) => {
              chosen.current = hex;
              onValueChange(hex);
            }}
            onClose={onClose}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
