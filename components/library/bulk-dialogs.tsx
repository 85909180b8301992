"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { AssetFolderJson, AssetJson } from "@/lib/designs/library-queries";
import { folderOptions } from "./folder-tree";
import { TagInput } from "./tag-input";
import type { AssetActions } from "./use-asset-actions";

const nowhere = "none";

/** Asks which folder the artwork goes to. */
export function MoveDialog({
  targets,
  folders,
  actions,
  onClose,
}: {
  targets: readonly AssetJson[];
  folders: readonly AssetFolderJson[];
  actions: AssetActions;
  onClose: () => void;
}) {
  const [folder, setFolder] = useState(nowhere);
  const [pending, setPending] = useState(false);
  const move = async () => {
    setPending(true);
    const name = folders.find((entry) => entry.id === folder)?.name;
    const worked = await actions.move(
      targets,
      folder === nowhere ? null : folder,
      name === undefined ? "no folder" : `“${name}”`,
    );
    setPending(false);
    if (worked) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={targets.length === 1 ? "Move artwork" : `Move ${targets.length} pieces`} size="sm">
        <DialogBody>
          <Field label="Folder">
            <Combobox
              value={folder}
              onValueChange={setFolder}
              options={[{ value: nowhere, label: "In no folder" }, ...folderOptions(folders)]}
              searchPlaceholder="Search folders…"
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={pending} onClick={() => void move()}>
            Move
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Tags that all of the artwork has can be taken off, others added to all of it. */
export function TagDialog({
  targets,
  actions,
  onClose,
}: {
  targets: readonly AssetJson[];
  actions: AssetActions;
  onClose: () => void;
}) {
  const shared = (targets[0]?.tags ?? []).filter((tag) => targets.every((target) => target.tags.includes(tag)));
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={targets.length === 1 ? "Tags" : `Tags of ${targets.length} pieces`}
        description={targets.length === 1 ? undefined : "Shown are the tags that all of them have."}
        size="sm"
      >
        <DialogBody>
          <TagInput
            label="Tags"
            autoFocus
            tags={shared}
            onAdd={(tags) => void actions.tag(targets, tags)}
            onRemove={(tag) => void actions.untag(targets, [tag])}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
