"use client";

import { createContext, type ReactNode, use, useState } from "react";
import { useEditor, useEditorRequest } from "@/components/designs/canvas/editor-context";
import { useUrlState } from "@/components/designs/use-url-state";
import { type Checks, findingsByElement, useFindings } from "./checks/use-findings";
import { usePreload } from "./use-preload";

export const panels = ["insert", "layers", "edit", "checks"] as const;
export type Panel = (typeof panels)[number];

interface Panels {
  left: "insert" | "layers";
  right: "edit" | "checks";
  /** The panel that covers the stage on a narrow screen. */
  sheet: Panel | null;
  show: (panel: Panel) => void;
  closeSheet: () => void;
  /** A layer to be renamed; another object every time. */
  renaming: { readonly id: string } | null;
  checks: Checks;
  findings: ReadonlyMap<string, string>;
  profileId: string | null;
}

const Context = createContext<Panels | null>(null);

export function usePanels(): Panels {
  const value = use(Context);
  if (value === null) throw new Error("usePanels needs a PanelsProvider above it.");
  return value;
}

/** Which panels are open, and what preflight says; it runs once for all of them. */
export function PanelsProvider({ children }: { children: ReactNode }) {
  usePreload();
  const { selection } = useEditor();
  const { read, write } = useUrlState();
  const [left, setLeft] = useState<Panels["left"]>(() => (read("left") === "insert" ? "insert" : "layers"));
  const [sheet, setSheet] = useState<Panel | null>(null);
  const [renaming, setRenaming] = useState<Panels["renaming"]>(null);
  const right = read("panel") === "checks" ? "checks" : "edit";
  const profileId = read("profile");
  const checks = useFindings(profileId);
  const show = (panel: Panel) => {
    if (panel === "insert" || panel === "layers") setLeft(panel);
    else write({ panel: panel === "checks" ? "checks" : null });
    setSheet(panel);
  };
  useEditorRequest("insert-image", () => show("insert"));
  useEditorRequest("rename-layer", () => {
    const [id] = selection;
    if (id === undefined) return;
    show("layers");
    setRenaming({ id });
  });
  return (
    <Context
      value={{
        left,
        right,
        sheet,
        show,
        closeSheet: () => setSheet(null),
        renaming,
        checks,
        findings: findingsByElement(checks.findings),
        profileId,
      }}
    >
      {children}
    </Context>
  );
}
