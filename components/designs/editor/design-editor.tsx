"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { useKeptDraft } from "@/components/designs/canvas/persistence/use-kept-draft";
import { useUrlState } from "@/components/designs/use-url-state";
import { type Shortcut, useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { showSuccess } from "@/components/ui/toast";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { designQuery } from "@/lib/designs/queries";
import type { DesignJson, RevisionJson, StyleJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import type { Space } from "@/lib/render/scene";
import { EditorHeader } from "./editor-header";
import { RevisionNotice } from "./revision-notice";
import { RevisionsPanel, useRevisions } from "./revisions-panel";
import { Stage } from "./stage";
import { useImageSources } from "./use-assets";
import { useDraft } from "./use-draft";
import { productColorOf, useEditing } from "./use-editing";
import { useSave } from "./use-save";
import { useWide } from "./use-wide";

const ConflictDialog = dynamic(() => import("./conflict-dialog").then((module) => module.ConflictDialog), {
  ssr: false,
});
const FilesPanel = dynamic(() => import("./files-panel").then((module) => module.FilesPanel), {
  ssr: false,
  loading: () => <SkeletonRows label="Loading the files" />,
});
const LayersColumn = dynamic(() => import("./layers-column").then((module) => module.LayersColumn), {
  ssr: false,
  loading: () => <SkeletonRows label="Loading the layers" />,
});
const Inspector = dynamic(
  () => import("@/components/designs/canvas/panels/inspector/inspector").then((module) => module.Inspector),

  { ssr: false, loading: () => <SkeletonRows label="Loading the fields" /> },
);
const AssetPicker = dynamic(() => import("./asset-picker").then((module) => module.AssetPicker), { ssr: false });

const panels = ["layers", "edit", "revisions", "files"] as const;

export interface DesignEditorProps {
  design: DesignJson;
  style: StyleJson;
  revision: RevisionJson | null;
  /** The side in work. */
  space: Space;
  editable: boolean;
}

/** A design in work: its layers, its sides, its values, its revisions and its files. */
export function DesignEditor({ design, style, revision, space, editable }: DesignEditorProps) {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const wide = useWide();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const pinned = read("revision") !== null;
  const control = useDraft(revision, read("color"));
  const keeping = useKeptDraft({ designId: design.id, control, pinned, saveWanted: false });
  const productColor = productColorOf(style, control.draft);
  const editing = useEditing({ control, revision, space, productColor, onAdded: () => write({ panel: null }) });
  const { selected } = editing;
  const revisions = useRevisions(design.id);
  const images = useImageSources(control.draft);
  const saver = useSave({
    design,
    base: revision,
    control,
    pinned,
    onSaved: () => write({ revision: null, color: null }),
  });
  useLeaveGuard(control.dirty, () => control.reset(revision), "The changes since the last revision are thrown away.");
  useEffect(() => {
    if (keeping.restored !== null) showSuccess("Unsaved changes are back", "They were kept in this browser.");
  }, [keeping.restored]);

  const wantedPanel = panels.find((panel) => panel === read("panel")) ?? "edit";
  const panel = wide && wantedPanel === "layers" ? "edit" : wantedPanel;
  const save = () => {
    if (control.dirty) void saver.save();
  };
  const showRevision = async (id: string) => {
    const question = {
      title: "Show another revision without saving?",
      description: "The changes since the last revision are thrown away.",
      confirmLabel: "Throw away",
      danger: true,
    };
    if (id === revision?.id || (control.dirty && !(await confirm(question)))) return;
    control.reset(revision);
    write({ revision: id === design.headRevisionId ? null : id });
  };
  const loadNewest = () => {
    saver.closeConflict();
    write({ revision: null });
    control.reset(revision);
    void queryClient.invalidateQueries({ queryKey: designQuery(design.id).queryKey });
  };
  const onSelected = (work: (id: string) => void) => () => {
    if (selected !== undefined) work(selected.elementId);
  };
  const group = "This design";
  const shortcuts: Shortcut[] = [
    { keys: ["mod", "s"], label: "Save revision", group, whileTyping: true, run: save },
    { keys: ["mod", "z"], label: "Undo", group, run: control.undo },
    { keys: ["mod", "shift", "z"], label: "Redo", group, run: control.redo },
    { keys: ["t"], label: "Add text", group, run: editing.addText },
    { keys: ["i"], label: "Add an image", group, run: () => editing.pickImage() },
    { keys: ["r"], label: "Add a shape", group, run: editing.addShape },
    { keys: ["mod", "d"], label: "Duplicate", group, run: onSelected(editing.duplicate) },
    { keys: ["delete"], label: "Delete", group, run: onSelected(editing.remove) },
    { keys: ["escape"], label: "Select nothing", group, run: () => editing.select(null) },
  ];
  useShortcuts(editable ? shortcuts : []);

  const layers = <LayersColumn control={control} editing={editing} space={space} editable={editable} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:h-dvh lg:flex-none">
      <EditorHeader
        design={design}
        style={style}
        revisionNumber={revision?.number ?? null}
        control={control}
        saving={saver.saving}
        editable={editable}
        onSave={save}
      />
      <RevisionNotice
        design={design}
        revision={revision}
        baseId={control.baseId}
        dirty={control.dirty}
        onNewest={() => write({ revision: null })}
        onDiscard={loadNewest}
      />
      <div className="grid min-h-0 flex-1 lg:grid-cols-[15rem_minmax(0,1fr)_20rem]">
        {wide ? (
          <section aria-label="Layers" className="flex min-h-0 flex-col border-line border-r">
            {layers}
          </section>
        ) : null}
        <section aria-label="Picture" className="flex min-h-0 min-w-0 flex-col">
          <Stage
            style={style}
            space={space}
            draft={control.draft}
            stored={editing.stored}
            images={images}
            productColor={productColor}
            onColor={(hex) => {
              const name = style.colors.find((color) => color.hex === hex)?.name ?? hex;
              control.edit((current) => ({ ...current, productColor: name }), "product-color");
            }}
            selectedId={selected?.elementId ?? null}
            onSelect={editing.select}
            onReport={editing.onReport}
            editable={editable}
          />
        </section>
        <Tabs
          value={panel}
          onValueChange={(next) => write({ panel: next === "edit" ? null : next })}
          className="flex min-h-0 min-w-0 flex-col border-line max-lg:border-t lg:border-l"
        >
          <TabsList aria-label="About the design" className="h-12 shrink-0 items-end px-4">
            {wide ? null : <TabsTrigger value="layers">Layers</TabsTrigger>}
            <TabsTrigger value="edit">Edit</TabsTrigger>
            <TabsTrigger value="revisions">Revisions</TabsTrigger>
            <TabsTrigger value="files">Files</TabsTrigger>
          </TabsList>
          <div className="min-h-0 flex-1 lg:overflow-y-auto">
            {wide ? null : <TabsContent value="layers">{layers}</TabsContent>}
            <TabsContent value="edit">
              <Inspector
                elements={selected === undefined ? [] : [selected]}
                mayEdit={(element, aspect) => editable && element.locks?.[aspect] !== true}
                space={space}
                draft={control.draft}
                edit={control.edit}
                onReplaceImage={editing.pickImage}
                problems={editing.problems}
                editable={editable}
              />
            </TabsContent>
            <TabsContent value="revisions">
              <RevisionsPanel
                list={revisions}
                currentId={revision?.id ?? null}
                newestId={design.headRevisionId}
                editable={editable}
                onSelect={(id) => void showRevision(id)}
              />
            </TabsContent>
            <TabsContent value="files">
              <FilesPanel
                designId={design.id}
                style={style}
                sideId={space.sideId}
                revision={revision}
                dirty={control.dirty}
                saving={saver.saving}
                onSave={async () => (await saver.save())?.id ?? null}
                editable={editable}
              />
            </TabsContent>
          </div>
        </Tabs>
      </div>
      {editing.picking === undefined ? null : (
        <AssetPicker
          title={editing.picking === null ? "Add an image" : "Replace the image"}
          mayUpload={roleAllows(role, "assets:write")}
          use={{ styleId: style.id, designId: design.id }}
          onPick={editing.onPicked}
          onClose={editing.closePicker}
        />
      )}
      {saver.conflictWith === null ? null : (
        <ConflictDialog
          newestId={saver.conflictWith}
          saving={saver.saving}
          onSaveOnTop={() => void saver.saveOnTop()}
          onReload={loadNewest}
          onClose={saver.closeConflict}
        />
      )}
    </div>
  );
}
