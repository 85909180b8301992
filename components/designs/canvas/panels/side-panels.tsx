"use client";

import { History, Layers, ListChecks, Plus, SlidersHorizontal } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { useWide } from "@/components/designs/editor/use-wide";
import { useUrlState } from "@/components/designs/use-url-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { PanelContent } from "./panel-content";
import { type Panel, usePanels } from "./panels-context";

const titles: Record<Panel, string> = { insert: "Add", layers: "Layers", edit: "Edit", checks: "Checks" };

function ChecksCount() {
  const { checks } = usePanels();
  const count = checks.findings?.length ?? 0;
  if (count === 0) return null;
  const hasErrors = checks.findings?.some((finding) => finding.severity === "error") === true;
  return <Badge tone={hasErrors ? "danger" : "warning"}>{count}</Badge>;
}

/** What can be added, and the layers; left of the stage on a wide screen. */
export function LeftPanel() {
  const { design, editable } = useEditor();
  const { left, show } = usePanels();
  const branch = useUrlState().read("branch");
  const wide = useWide();
  if (!wide) return null;
  const shown = editable ? left : "layers";
  return (
    <Tabs
      value={shown}
      onValueChange={(next) => show(next === "insert" ? "insert" : "layers")}
      className="flex min-h-0 w-60 shrink-0 flex-col border-line border-r"
    >
      <div className="flex h-10 shrink-0 items-end border-line border-b px-3">
        <TabsList aria-label="Add and layers" className="min-w-0 flex-1 border-b-0">
          {editable ? <TabsTrigger value="insert">Add</TabsTrigger> : null}
          <TabsTrigger value="layers">Layers</TabsTrigger>
        </TabsList>
        <Link
          href={`/designs/${design.id}/history${branch === null ? "" : `?line=${branch}`}` as Route}
          className="mb-1.5 inline-flex h-7 items-center gap-1 rounded-md px-1.5 text-ink-2 text-xs hover:bg-hover hover:text-ink"
        >
          <History aria-hidden="true" className="size-3.5" />
          History
        </Link>
      </div>
      <TabsContent value={shown} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
        <PanelContent panel={shown} />
      </TabsContent>
    </Tabs>
  );
}

/** Values of the selection, and preflight; right of the stage on a wide screen. */
export function RightPanel() {
  const { right, show } = usePanels();
  const wide = useWide();
  if (!wide) return null;
  return (
    <Tabs
      value={right}
      onValueChange={(next) => show(next === "checks" ? "checks" : "edit")}
      className="flex min-h-0 w-72 shrink-0 flex-col border-line border-l"
    >
      <div className="flex h-10 shrink-0 items-end border-line border-b px-3">
        <TabsList aria-label="About the selection" className="min-w-0 flex-1 border-b-0">
          <TabsTrigger value="edit">Edit</TabsTrigger>
          <TabsTrigger value="checks">
            Checks
            <ChecksCount />
          </TabsTrigger>
        </TabsList>
      </div>
      <TabsContent value={right} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
        <PanelContent panel={right} />
      </TabsContent>
    </Tabs>
  );
}

const buttons = [
  { panel: "insert", icon: <Plus /> },
  { panel: "layers", icon: <Layers /> },
  { panel: "edit", icon: <SlidersHorizontal /> },
  { panel: "checks", icon: <ListChecks /> },
] as const satisfies readonly { panel: Panel; icon: unknown }[];

/** The panels on a narrow screen: a row of buttons below the stage, each opening a sheet. */
export function PanelBar() {
  const { editable } = useEditor();
  const { sheet, show, closeSheet } = usePanels();
  const wide = useWide();
  if (wide) return null;
  return (
    <>
      <nav aria-label="Panels" className="flex shrink-0 justify-around border-line border-t bg-surface px-2 py-1">
        {buttons
          .filter(({ panel }) => editable || panel !== "insert")
          .map(({ panel, icon }) => (
            <Button key={panel} size="sm" variant="ghost" icon={icon} onClick={() => show(panel)}>
              {titles[panel]}
              {panel === "checks" ? <ChecksCount /> : null}
            </Button>
          ))}
      </nav>
      {sheet === null ? null : (
        <Sheet open onOpenChange={(open) => (open ? undefined : closeSheet())}>
          <SheetContent side="bottom" title={titles[sheet]} className="h-[70dvh]">
            <div className="min-h-0 flex-1 overflow-y-auto">
              <PanelContent panel={sheet} />
            </div>
          </SheetContent>
        </Sheet>
      )}
    </>
  );
}
