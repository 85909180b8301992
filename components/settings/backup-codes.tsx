"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";

function download(codes: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([`Atelier backup codes\n\n${codes.join("\n")}\n`], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "atelier-backup-codes.txt";
  link.click();
  URL.revokeObjectURL(url);
}

/** The codes themselves, with ways to keep them. */
export function BackupCodeList({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md border border-line bg-sunken px-4 py-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex gap-2">
        <CopyButton text={codes.join("\n")} label="Copy all" withLabel size="sm" variant="secondary" />
        <Button size="sm" icon={<Download />} onClick={() => download(codes)}>
          Download
        </Button>
      </div>
    </>
  );
}

/** Shows new backup codes, once. */
export function BackupCodes({ codes, onClose }: { codes: readonly string[] | null; onClose: () => void }) {
  return (
    <Dialog open={codes !== null} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title="Your backup codes"
        description="Each signs you in once when the authenticator is not at hand. They are not shown again."
        size="sm"
      >
        <DialogBody>{codes === null ? null : <BackupCodeList codes={codes} />}</DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            I kept them
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
