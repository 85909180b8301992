"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { changeElement } from "@/components/designs/editor/draft";
import { useUrlState } from "@/components/designs/use-url-state";
import { useStudio } from "@/components/shell/studio-context";
import { SkeletonRows } from "@/components/ui/skeleton";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { ChecksPanel } from "./checks/checks-panel";
import { Inspector } from "./inspector/inspector";
import { LayersPanel } from "./layers/layers-panel";
import { type Panel, usePanels } from "./panels-context";

const InsertPanel = dynamic(() => import("./insert/insert-panel").then((module) => module.InsertPanel), {
  ssr: false,
  loading: () => <SkeletonRows label="Loading what can be added" />,
});
const AssetPicker = dynamic(
  () => import("@/components/designs/editor/asset-picker").then((module) => module.AssetPicker),
  { ssr: false },
);

/** Values of the selection, with the picker that replaces a picture. */
function EditPanel() {
  const editor = useEditor();
  const { selected, draft, space, style, design, control, editable, isEditable, problems, beginEditing } = editor;
  const { role } = useStudio();
  const { closeSheet } = usePanels();
  const [replacing, setReplacing] = useState<string | null>(null);
  return (
    <>
      <Inspector
        elements={selected}
        draft={draft}
        space={space}
        editable={editable}
        mayEdit={isEditable}
        edit={control.edit}
        problems={problems}
        onReplaceImage={setReplacing}
        onCrop={(id) => {
          closeSheet();
          beginEditing(id);
        }}
      />
      {replacing === null ? null : (
        <AssetPicker
          title="Replace the image"
          mayUpload={roleAllows(role, "assets:write")}
          use={{ styleId: style.id, designId: design.id }}
          onPick={(asset) => {
            control.edit((current) =>
              changeElement(current, replacing, (element) =>
                element.type === "image" ? { ...element, assetId: asset.id } : element,
              ),
            );
            setReplacing(null);
          }}
          onClose={() => setReplacing(null)}
        />
      )}
    </>
  );
}

/** What a panel shows, beside the stage or in a sheet over it. */
export function PanelContent({ panel }: { panel: Panel }) {
  const { checks, findings, profileId, renaming, closeSheet } = usePanels();
  const { write } = useUrlState();
  switch (panel) {
    case "insert":
      return <InsertPanel onInserted={closeSheet} />;
    case "layers":
      return <LayersPanel findings={findings} renaming={renaming} />;
    case "edit":
      return <EditPanel />;
    case "checks":
      return <ChecksPanel checks={checks} profileId={profileId} onProfile={(id) => write({ profile: id })} />;
  }
}
