"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

// Loaded at the first question, not with every page.
const ConfirmDialog = dynamic(() => import("./confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });

export interface ConfirmOptions {
  /** A question: "Remove Mia Berger from Northwind?". */
  title: string;
  /** What happens, and whether it can be undone. */
  description: ReactNode;
  /** The verb of the action, never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  /** Has to be typed before the action is possible: for what cannot be undone and destroys much. */
  typeToConfirm?: string;
}

type Confirm = (options: ConfirmOptions) => Promise<boolean>;

const ConfirmContext = createContext<Confirm | null>(null);

/** Holds the one confirmation dialog of the page. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [options, setOptions] = useState<ConfirmOptions | null>(null);
  const [open, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const settle = useRef<(answer: boolean) => void>(() => {});

  const confirm = useCallback<Confirm>((next) => {
    settle.current(false);
    setRound((count) => count + 1);
    setOptions(next);
    setOpen(true);
    return new Promise((resolve) => {
      settle.current = resolve;
    });
  }, []);

  const answer = (value: boolean) => {
    setOpen(false);
    settle.current(value);
  };

  return (
    <ConfirmContext value={confirm}>
      {children}
      {options === null ? null : <ConfirmDialog key={round} options={options} open={open} onAnswer={answer} />}
    </ConfirmContext>
  );
}

/** `await confirm({…})` asks and answers whether the person agreed. */
export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext);
  if (confirm === null) throw new Error("useConfirm needs a ConfirmProvider above it.");
  return confirm;
}
