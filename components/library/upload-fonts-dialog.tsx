"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { IconButton } from "@/components/ui/icon-button";
import { describeProblem } from "@/components/ui/problem";
import { Textarea } from "@/components/ui/textarea";
import { showSuccess } from "@/components/ui/toast";
import { fontsQuery } from "@/lib/designs/font-queries";
import { uploadFont } from "./font-mutations";

interface Waiting {
  file: File;
  /** Why it was not taken. */
  failure: string | undefined;
}

/** Takes font files, with a note on the right to use them. What is refused stays in the list, with the reason. */
export function UploadFontsDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [note, setNote] = useState("");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const upload = async () => {
    setPending(true);
    const refused: Waiting[] = [];
    let taken = 0;
    for (const { file } of waiting) {
      try {
        await uploadFont(file, note.trim());
        taken += 1;
      } catch (cause) {
        refused.push({ file, failure: describeProblem(cause).detail });
      }
    }
    await queryClient.invalidateQueries({ queryKey: fontsQuery.queryKey });
    setPending(false);
    setWaiting(refused);
    if (taken > 0) showSuccess(taken === 1 ? "The font is uploaded" : `${taken} fonts are uploaded`);
    if (refused.length === 0) onClose();
  };

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title="Upload fonts"
        description="Only upload fonts that your organization has the right to use, and to put into print files."
      >
        <form
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            void upload();
          }}
        >
          <DialogBody>
            <Field
              label="Font files"
              error={refusal}
              hint="TrueType or OpenType (.ttf, .otf), a file for each weight and style."
            >
              <FileDrop
                accept=".ttf,.otf"
                multiple
                maxBytes={50_000_000}
                label="Drop font files here, or choose them"
                onFiles={(files) => {
                  setRefusal(undefined);
                  setWaiting((current) => [...current, ...files.map((file) => ({ file, failure: undefined }))]);
                }}
                onReject={setRefusal}
              />
            </Field>
            {waiting.length === 0 ? null : (
              <ul
                aria-label="Files to upload"
                className="flex flex-col divide-y divide-line rounded-md border border-line"
              >
                {waiting.map((item, index) => (
                  <li
                    key={`${item.file.name} ${item.file.size} ${item.file.lastModified}`}
                    className="flex items-center gap-2 px-3 py-1.5"
                  >
                    <div className="min-w-0 flex-1">
                      <p className="truncate text-sm">{item.file.name}</p>
                      {item.failure === undefined ? null : <p className="text-danger-text text-xs">{item.failure}</p>}
                    </div>
                    <IconButton
                      size="sm"
                      label={`Leave ${item.file.name} out`}
                      icon={<X />}
                      disabled={pending}
                      onClick={() => setWaiting((current) => current.filter((_, at) => at !== index))}
                    />
                  </li>
                ))}
              </ul>
            )}
            <Field label="Licence" optional hint="Where the right comes from: an invoice, a contract, an open licence.">
              <Textarea maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={pending} disabled={waiting.length === 0}>
              {waiting.length > 1 ? `Upload ${waiting.length} fonts` : "Upload font"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
