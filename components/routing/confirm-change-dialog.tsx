"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FlagChange } from "@/lib/designs/routing-queries";
import { SimulationPanel, useIsSimulated } from "./simulation-panel";
import { useApplyChange } from "./use-apply-change";

export interface PendingChange {
  change: FlagChange;
  /** A question: "Turn the flag off?". */
  title: string;
  description?: string;
  /** The verb of the action. */
  confirmLabel: string;
  /** What is said when it was done. */
  done: string;
  danger?: boolean;
}

/** Shows what a change of a flag would do, and makes it when the person agrees. */
export function ConfirmChangeDialog({ pending, onClose }: { pending: PendingChange; onClose: () => void }) {
  const apply = useApplyChange();
  const isSimulated = useIsSimulated(pending.change);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await apply(pending.change, pending.done, reason);
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={pending.title} description={pending.description}>
        <form
          noValidate
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && isSimulated) void confirm();
          }}
        >
          <DialogBody>
            <ErrorNote error={error} />
            <SimulationPanel change={pending.change} />
            <Field label="Reason" optional hint="Kept in the flag's history.">
              <Input
                maxLength={1000}
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant={pending.danger === true ? "danger" : "primary"}
              loading={busy}
              disabled={!isSimulated}
            >
              {pending.confirmLabel}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
