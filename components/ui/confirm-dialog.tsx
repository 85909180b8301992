"use client";

import { AlertDialog as Primitive } from "radix-ui";
import { useState } from "react";
import type { ConfirmOptions } from "./alert-dialog";
import { Button } from "./button";
import { buttonStyles } from "./button-styles";
import { cn } from "./cn";
import { Field } from "./field";
import { Input } from "./input";
import { overlay } from "./menu-styles";

export interface ConfirmDialogProps {
  options: ConfirmOptions;
  open: boolean;
  onAnswer: (agreed: boolean) => void;
}

/** The dialog that `useConfirm` opens. */
export function ConfirmDialog({ options, open, onAnswer }: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const blocked = options.typeToConfirm !== undefined && typed.trim() !== options.typeToConfirm;
  return (
    <Primitive.Root open={open} onOpenChange={(next) => (next ? undefined : onAnswer(false))}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-2rem)] max-w-104 -translate-x-1/2 -translate-y-1/2 overflow-hidden rounded-xl border border-line-strong bg-surface shadow-lg outline-none duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!blocked) onAnswer(true);
            }}
          >
            <div className="flex flex-col gap-2 px-5 pt-4 pb-5">
              <Primitive.Title className="font-semibold text-lg">{options.title}</Primitive.Title>
              <Primitive.Description asChild>
                <div className="text-ink-2 text-sm">{options.description}</div>
              </Primitive.Description>
              {options.typeToConfirm === undefined ? null : (
                <Field
                  className="mt-2"
                  label={
                    <span className="font-normal">
                      Type <strong className="font-semibold">{options.typeToConfirm}</strong> to confirm
                    </span>
                  }
                >
                  <Input
                    value={typed}
                    onChange={(event) => setTyped(event.target.value)}
                    autoComplete="off"
                    spellCheck={false}
                  />
                </Field>
              )}
            </div>
            <div className="flex justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
              <Primitive.Cancel className={cn(buttonStyles({ variant: "secondary" }))}>
                {options.cancelLabel ?? "Cancel"}
              </Primitive.Cancel>
              <Button type="submit" variant={options.danger === true ? "danger" : "primary"} disabled={blocked}>
                {options.confirmLabel}
              </Button>
            </div>
          </form>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
