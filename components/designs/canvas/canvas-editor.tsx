"use client";

import { useEffect } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useAnnouncement, useEditor } from "./editor-context";
import { EditorResources } from "./panels/editor-resources";
import { PanelsProvider } from "./panels/panels-context";
import { LeftPanel, PanelBar, RightPanel } from "./panels/side-panels";
import { TopBar } from "./panels/top-bar";
import { Notices } from "./persistence/notices";
import { PersistenceProvider } from "./persistence/persistence";
import { ContextMenu } from "./stage/context-menu";
import { Stage } from "./stage/stage";
import { StatusBar } from "./stage/status-bar";
import { useClipboardEvents } from "./stage/use-clipboard-events";
import { useCommandKeys } from "./stage/use-command-keys";

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
      <EditorResources>
        <PanelsProvider>
          <div className="flex h-[calc(100dvh-3.25rem)] min-h-0 min-w-0 flex-col md:h-dvh">
            <TopBar />
            <Notices />
            <div className="flex min-h-0 min-w-0 flex-1">
              <LeftPanel />
              <Sides />
              <RightPanel />
            </div>
            <PanelBar />
            <Announcer />
          </div>
        </PanelsProvider>
      </EditorResources>
    </PersistenceProvider>
  );
}
