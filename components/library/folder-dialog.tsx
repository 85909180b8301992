"use client";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { formRules, line } from "@/components/ui/form-rules";
import { Input } from "@/components/ui/input";
import { type AssetFolderJson, changeFolder, createFolder } from "@/lib/designs/library-queries";
import { buildFolderTree, flattenTree, folderOptions } from "./folder-tree";

const top = "top";

/** Makes a folder, or renames and moves one. */
export function FolderDialog({
  folder,
  parentId,
  folders,
  onClose,
  onSaved,
}: {
  /** Absent: a new one. */
  folder?: AssetFolderJson | undefined;
  /** Where a new one goes. */
  parentId: string | null;
  folders: readonly AssetFolderJson[];
  onClose: () => void;
  onSaved: (folder: AssetFolderJson) => void;
}) {
  const form = useForm({
    schema: formRules({ name: line("Give it a name.", 100), parent: line("Choose a place.", 100) }),
    initial: { name: folder?.name ?? "", parent: (folder === undefined ? parentId : folder.parentId) ?? top },
    onSubmit: async ({ name, parent }) => {
      const place = parent === top ? null : parent;
      onSaved(
        folder === undefined
          ? await createFolder(name, place)
          : await changeFolder(folder.id, { name, parentId: place }),
      );
      onClose();
    },
  });
  const own = flattenTree(buildFolderTree(folders)).find((node) => node.folder.id === folder?.id);
  const inside = new Set(own === undefined ? [] : flattenTree([own]).map((node) => node.folder.id));
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={folder === undefined ? "New folder" : "Rename or move folder"} size="sm">
        <form onSubmit={form.submit} noValidate className="contents">
          <DialogBody>
            <ErrorNote error={form.formError} />
            <Field label="Name" error={form.errors.name} required>
              <Input autoFocus maxLength={100} {...form.text("name")} />
            </Field>
            <Field label="In" error={form.errors.parent}>
              <Combobox
                value={form.values.parent}
                onValueChange={(parent) => form.set("parent", parent)}
                options={[
                  { value: top, label: "At the top" },
                  ...folderOptions(folders).filter((option) => !inside.has(option.value)),
                ]}
                searchPlaceholder="Search folders…"
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              {folder === undefined ? "Create folder" : "Save folder"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
