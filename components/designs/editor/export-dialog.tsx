"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { FindingJson } from "@/lib/designs/preflight-schemas";
import { countFindings, FindingsList } from "./findings-list";

export interface ExportDialogProps {
  findings: readonly FindingJson[];
  profileName: string;
  sideName: (spaceId: string) => string | undefined;
  /** Makes the files; `reason` only where there are errors. */
  onExport: (reason: string | undefined) => Promise<void>;
  onClose: () => void;
}

/** Shows what preflight found before files are made. Errors need a reason to go on in spite of them. */
export function ExportDialog({ findings, profileName, sideName, onExport, onClose }: ExportDialogProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const hasErrors = findings.some((finding) => finding.severity === "error");
  const isHopeless = findings.some((finding) => finding.code === "nothing-to-print");
  const submit = async () => {
    const given = reason.trim();
    if (hasErrors && given === "") return setMissing(true);
    setPending(true);
    setFailure(null);
    try {
      await onExport(hasErrors ? given : undefined);
      onClose();
    } catch (cause) {
      setFailure(cause);
      setPending(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={hasErrors ? "This would not print well" : "Before you export"}
        description={`${countFindings(findings)} for “${profileName}”.`}
      >
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <DialogBody>
            <ErrorNote error={failure} />
            <FindingsList findings={findings} sideName={sideName} />
            {hasErrors && !isHopeless ? (
              <Field
                label="Reason to export anyway"
                required
                error={missing ? "Say why the errors are acceptable." : undefined}
                hint="Kept with the file and in the audit log."
              >
                <Textarea
                  maxLength={1000}
                  value={reason}
                  onChange={(event) => {
                    setReason(event.target.value);
                    setMissing(false);
                  }}
                />
              </Field>
            ) : null}
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Back to the design</Button>
            {isHopeless ? null : (
              <Button type="submit" variant={hasErrors ? "danger" : "primary"} loading={pending}>
                Export anyway
              </Button>
            )}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
