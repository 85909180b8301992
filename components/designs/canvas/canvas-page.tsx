"use client";

import { DesignLoader } from "@/components/designs/editor/design-page";
import { useUrlState } from "@/components/designs/use-url-state";
import { useStudio } from "@/components/shell/studio-context";
import { CanvasEditor } from "./canvas-editor";
import { EditorProvider } from "./editor-context";

/** The canvas editor of a design. */
export function CanvasPage({ id }: { id: string }) {
  const { organization } = useStudio();
  const { read } = useUrlState();
  return (
    <DesignLoader id={id}>
      {({ space, ...loaded }) => (
        <EditorProvider
          key={loaded.design.id}
          start={{ ...loaded, organizationId: organization.id, sideId: space.sideId, color: read("color") }}
        >
          <CanvasEditor />
        </EditorProvider>
      )}
    </DesignLoader>
  );
}
