"use client";

import type { LucideIcon } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { createRegistry } from "./registry";

/** Something the palette can do. */
export interface Command {
  id: string;
  label: string;
  /** Heading in the palette: "Go to", "Actions", "This design". */
  group: string;
  icon: LucideIcon;
  keywords?: readonly string[];
  keys?: readonly string[];
  run: () => void;
}

/** Something found by a search, for the palette. */
export interface CommandResult {
  id: string;
  label: string;
  detail?: string;
  href: string;
}

/** A search the palette asks while somebody types: designs, products, campaigns… */
export interface CommandSource {
  id: string;
  heading: string;
  icon: LucideIcon;
  search: (text: string, signal: AbortSignal) => Promise<readonly CommandResult[]>;
}

const registry = createRegistry<Command>();
const none: readonly Command[] = [];

/** Offers commands in the palette while the caller is mounted. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  const signature = commands.map((command) => `${command.id}:${command.label}`).join("|");
  useEffect(() => {
    if (signature === "") return;
    return registry.add(
      latest.current.map((command, index) => ({ ...command, run: () => latest.current[index]?.run() })),
    );
  }, [signature]);
}

/** All commands on offer. */
export function useActiveCommands(): readonly Command[] {
  return useSyncExternalStore(registry.subscribe, registry.read, () => none);
}
