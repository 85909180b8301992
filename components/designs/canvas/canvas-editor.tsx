"use client";

import { ChevronLeft, Redo2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { BranchBadge } from "@/components/designs/history/branch-badge";
import { useUrlState } from "@/components/designs/use-url-state";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Tooltip } from "@/components/ui/tooltip";
import { useAnnouncement, useEditor } from "./editor-context";
import { PersistenceProvider } from "./persistence/persistence";
import { ContextMenu } from "./stage/context-menu";
import { Stage } from "./stage/stage";
import { StatusBar } from "./stage/status-bar";
import { useClipboardEvents } from "./stage/use-clipboard-events";
import { useCommandKeys } from "./stage/use-command-keys";

function TopBar() {
  const { design, style, control, editable, request } = useEditor();
  return (
    <header className="flex min-h-13 shrink-0 items-center gap-2 border-line border-b px-3">
      <Tooltip content="Back to the design">
        <Link
          href={`/designs/${design.id}`}
          aria-label="Back to the design"
          className="grid size-8 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-10"
        >
          <ChevronLeft className="size-4" />
        </Link>
      </Tooltip>
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-md">{design.name}</h1>
        <p className="flex min-w-0 items-center gap-1.5 text-ink-3 text-xs">
          <span className="truncate">{style.name}</span>
          <BranchBadge designId={design.id} />
        </p>
      </div>
      {editable ? (
        <>
          <IconButton
            label="Undo"
            keys={["mod", "Z"]}
            icon={<Undo2 />}
            disabled={!control.canUndo}
            onClick={control.undo}
          />
          <IconButton
            label="Redo"
            keys={["mod", "shift", "Z"]}
            icon={<Redo2 />}
            disabled={!control.canRedo}
            onClick={control.redo}
          />
          <Button variant="primary" disabled={!control.dirty} onClick={() => request("save")}>
            Save
          </Button>
        </>
      ) : null}
    </header>
  );
}

function Announcer() {
  const { text, serial } = useAnnouncement();
  return (
    <p role="status" className="sr-only">
      {/* A text that is said twice must be another text to be heard twice. */}
      {serial % 2 === 0 ? text : `${text}\u00a0`}
    </p>
  );
}

/** The sides of the product, and the one in work. */
function Sides() {
  const { style, space, draft, setSpace } = useEditor();
  const { write } = useUrlState();
  const { sideId } = space;
  useEffect(() => write({ side: sideId }), [write, sideId]);
  const countOf = (spaceId: string) => draft.elements.filter((element) => element.spaceId === spaceId).length;
  return (
    <Tabs value={sideId} onValueChange={setSpace} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-end border-line border-b px-3">
        <TabsList aria-label="Sides" className="min-w-0 flex-1 border-b-0">
          {style.spaces.map((each) => (
            <TabsTrigger key={each.spaceId} value={each.sideId}>
              {each.name}
              {countOf(each.spaceId) > 0 ? (
                <span className="text-ink-3 text-xs tabular-nums">{countOf(each.spaceId)}</span>
              ) : null}
            </TabsTrigger>
          ))}
        </TabsList>
      </div>
      <TabsContent value={sideId} tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <Stage />
        <ContextMenu />
        <StatusBar />
      </TabsContent>
    </Tabs>
  );
}

/** The editor's page: top bar, stage and status bar; panels stand left and right of the stage. */
export function CanvasEditor() {
  useCommandKeys();
  useClipboardEvents();
  return (
    <PersistenceProvider>
      <div className="flex h-[calc(100dvh-3.25rem)] min-h-0 min-w-0 flex-col md:h-dvh">
        <TopBar />
        <div className="flex min-h-0 min-w-0 flex-1">
          <Sides />
        </div>
        <Announcer />
      </div>
    </PersistenceProvider>
  );
}
