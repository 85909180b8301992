"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Image as ImageIcon, Square, Type } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { showSuccess } from "@/components/ui/toast";
import { type AssetJson, designQuery } from "@/lib/designs/queries";
import type { DesignJson, RevisionJson, StyleJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { ConflictDialog } from "./conflict-dialog";
import { addElement, changeElement, type DraftElement, duplicateElement, findElement, removeElement } from "./draft";
import type { DrawReport, StoredLayouts } from "./draft-renderer";
import { EditorHeader } from "./editor-header";
import { FilesPanel } from "./files-panel";
import { Inspector } from "./inspector";
import { LayerActions, LayersPanel } from "./layers-panel";
import { createImage, createShape, createText } from "./new-elements";
import { RevisionNotice } from "./revision-notice";
import { RevisionsPanel, useRevisions } from "./revisions-panel";
import { Stage } from "./stage";
import { useImageSources } from "./use-assets";
import { useDraft } from "./use-draft";
import { useLeaveGuard } from "./use-leave-guard";
import { useSave } from "./use-save";
import { useWide } from "./use-wide";

const AssetPicker = dynamic(() => import("./asset-picker").then((module) => module.AssetPicker), { ssr: false });

const panels = ["layers", "edit", "revisions", "files"] as const;
type Panel = (typeof panels)[number];

function storedLayoutsOf(revision: RevisionJson | null): StoredLayouts {
  return new Map(
    (revision?.elements ?? []).flatMap((element) =>
      element.type === "text" && element.layout !== undefined
        ? [
            [
              element.elementId,
              { content: JSON.stringify(element.content), width: element.transform.width, layout: element.layout },
            ] as const,
          ]
        : [],
    ),
  );
}

/** A design in work: its layers, its sides, its values, its revisions and its files. */
export function DesignEditor({
  design,
  style,
  revision,
  editable,
}: {
  design: DesignJson;
  style: StyleJson;
  revision: RevisionJson | null;
  editable: boolean;
}) {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const wide = useWide();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  const control = useDraft(design.id, revision, read("color"));
  const { draft, edit, adjust } = control;
  const revisions = useRevisions(design.id);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [picking, setPicking] = useState<{ replace: string | null } | null>(null);

  const space = style.spaces.find((each) => each.sideId === read("side")) ?? style.spaces[0];
  const wantedColor = draft.productColor?.toLowerCase();
  const productColor =
    (wantedColor?.startsWith("#") === true
      ? wantedColor
      : style.colors.find((color) => color.name.toLowerCase() === wantedColor)?.hex) ??
    style.colors[0]?.hex ??
    "#ffffff";
  const chosen = findElement(draft, selectedId);
  const selected = chosen?.spaceId === space?.spaceId ? chosen : undefined;
  const images = useImageSources(draft);
  const stored = useMemo(() => storedLayoutsOf(revision), [revision]);
  const wantedPanel = panels.find((panel) => panel === read("panel")) ?? "edit";
  const panel: Panel = wide && wantedPanel === "layers" ? "edit" : wantedPanel;

  const saver = useSave({
    design,
    base: revision,
    control,
    onSaved: () => write({ revision: null, color: null }),
  });
  useLeaveGuard(control.dirty, () => control.reset(revision));
  useEffect(() => {
    if (control.restored) showSuccess("Unsaved changes are back", "They were kept in this tab.");
  }, [control.restored]);

  const onReport = useCallback(
    (report: DrawReport) => {
      setProblems((known) =>
        JSON.stringify([...known]) === JSON.stringify([...report.problems]) ? known : report.problems,
      );
      adjust((current) => {
        const grown = current.elements.some((element) => differs(element, report, stored));
        if (!grown) return current;
        return {
          ...current,
          elements: current.elements.map((element) =>
            differs(element, report, stored)
              ? {
                  ...element,
                  transform: { ...element.transform, height: report.textHeights.get(element.elementId) ?? 0 },
                }
              : element,
          ),
        };
      });
    },
    [adjust, stored],
  );

  if (space === undefined) return null;
  const add = (element: DraftElement) => {
    edit((current) => addElement(current, element));
    setSelectedId(element.elementId);
    write({ panel: null });
  };
  const duplicate = (id: string) => {
    const { draft: next, copyId } = duplicateElement(draft, id);
    edit(() => next);
    setSelectedId(copyId);
  };
  const remove = (id: string) => {
    if (findElement(draft, id)?.locks?.delete === true) return;
    edit((current) => removeElement(current, id));
    if (selectedId === id) setSelectedId(null);
  };
  const toggleHidden = (id: string) =>
    edit((current) =>
      changeElement(current, id, ({ hidden, ...element }) => (hidden === true ? element : { ...element, hidden: true })),
    );
  const pick = (asset: AssetJson) => {
    const replaced = picking?.replace ?? null;
    setPicking(null);
    if (replaced === null) return add(createImage(space, asset));
    edit((current) =>
      changeElement(current, replaced, (element) =>
        element.type === "image" ? { ...element, assetId: asset.id } : element,
      ),
    );
  };
  const save = () => void saver.save();
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
  const actions = editable
    ? [
        { keys: ["mod", "s"], label: "Save revision", whileTyping: true, run: () => control.dirty && save() },
        { keys: ["mod", "z"], label: "Undo", run: control.undo },
        { keys: ["mod", "shift", "z"], label: "Redo", run: control.redo },
        { keys: ["t"], label: "Add text", run: () => add(createText(space, productColor)) },
        { keys: ["i"], label: "Add an image", run: () => setPicking({ replace: null }) },
        { keys: ["r"], label: "Add a shape", run: () => add(createShape(space, productColor)) },
        { keys: ["mod", "d"], label: "Duplicate", run: () => selected && duplicate(selected.elementId) },
        { keys: ["delete"], label: "Delete", run: () => selected && remove(selected.elementId) },
        { keys: ["escape"], label: "Select nothing", run: () => setSelectedId(null) },
      ]
    : [];
  useShortcutsOfDesign(actions);

  const layers = (
    <>
      {editable ? (
        <div className="grid grid-cols-3 gap-1.5 border-line border-b p-2">
          <Button size="sm" icon={<Type />} onClick={() => add(createText(space, productColor))}>
            Text
          </Button>
          <Button size="sm" icon={<ImageIcon />} onClick={() => setPicking({ replace: null })}>
            Image
          </Button>
          <Button size="sm" icon={<Square />} onClick={() => add(createShape(space, productColor))}>
            Shape
          </Button>
        </div>
      ) : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <LayersPanel
          draft={draft}
          space={space}
          selectedId={selected?.elementId ?? null}
          onSelect={setSelectedId}
          edit={edit}
          onDuplicate={duplicate}
          onRemove={remove}
          onToggleHidden={toggleHidden}
          problems={problems}
          editable={editable}
        />
      </div>
      {editable && selected !== undefined ? (
        <LayerActions element={selected} edit={edit} onDuplicate={duplicate} onRemove={remove} />
      ) : null}
    </>
  );

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
            draft={draft}
            stored={stored}
            images={images}
            productColor={productColor}
            onColor={(hex) =>
              edit(
                (current) => ({
                  ...current,
                  productColor: style.colors.find((color) => color.hex === hex)?.name ?? hex,
                }),
                "product-color",
              )
            }
            selectedId={selected?.elementId ?? null}
            onSelect={setSelectedId}
            onReport={onReport}
            editable={editable}
          />
        </section>
        <Tabs
          value={panel}
          onValueChange={(next) => write({ panel: next === "edit" ? null : next })}
          className="flex min-h-0 min-w-0 flex-col border-line max-lg:border-t lg:border-l"
        >
          <TabsList aria-label="About the design" className="shrink-0 px-4">
            {wide ? null : <TabsTrigger value="layers">Layers</TabsTrigger>}
            <TabsTrigger value="edit">Edit</TabsTrigger>
            <TabsTrigger value="revisions">Revisions</TabsTrigger>
            <TabsTrigger value="files">Files</TabsTrigger>
          </TabsList>
          <div className="min-h-0 flex-1 lg:overflow-y-auto">
            {wide ? null : <TabsContent value="layers">{layers}</TabsContent>}
            <TabsContent value="edit" tabIndex={-1}>
              <Inspector
                element={selected}
                space={space}
                draft={draft}
                edit={edit}
                onReplaceImage={(id) => setPicking({ replace: id })}
                problems={problems}
                editable={editable}
              />
            </TabsContent>
            <TabsContent value="revisions" tabIndex={-1}>
              <RevisionsPanel
                list={revisions}
                currentId={revision?.id ?? null}
                newestId={design.headRevisionId}
                editable={editable}
                onSelect={(id) => void showRevision(id)}
              />
            </TabsContent>
            <TabsContent value="files" tabIndex={-1}>
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
      {picking === null ? null : (
        <AssetPicker
          title={picking.replace === null ? "Add an image" : "Replace the image"}
          mayUpload={roleAllows(role, "assets:write")}
          onPick={pick}
          onClose={() => setPicking(null)}
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

/** A text whose stored height is not what its lines need; one that the revision laid out keeps what it was saved with. */
function differs(element: DraftElement, report: DrawReport, stored: StoredLayouts): boolean {
  if (element.type !== "text") return false;
  const height = report.textHeights.get(element.elementId);
  if (height === undefined || Math.abs(height - element.transform.height) < 0.01) return false;
  const kept = stored.get(element.elementId);
  return kept?.width !== element.transform.width || kept.content !== JSON.stringify(element.content);
}

function useShortcutsOfDesign(
  actions: readonly { keys: readonly string[]; label: string; whileTyping?: boolean; run: () => unknown }[],
): void {
  useShortcuts(
    actions.map((action) => ({
      ...action,
      group: "This design",
      run: () => {
        action.run();
      },
    })),
  );
}
