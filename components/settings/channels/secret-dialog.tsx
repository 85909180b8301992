"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";

/** Shows a webhook's signing secret, once. @param previousUntil after a rotation: until when both sign, ISO 8601 */
export function SecretDialog({
  name,
  secret,
  previousUntil,
  onClose,
}: {
  name: string;
  secret: string;
  previousUntil: string | null;
  onClose: () => void;
}) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={`Signing secret of “${name}”`} onInteractOutside={(event) => event.preventDefault()}>
        <DialogBody>
          <div className="flex items-center gap-2 rounded-md border border-line-strong bg-sunken py-1.5 pr-1.5 pl-3">
            <code data-testid="signing-secret" className="min-w-0 flex-1 break-all font-mono text-xs">
              {secret}
            </code>
            <CopyButton text={secret} label="Copy secret" withLabel size="sm" variant="secondary" />
          </div>
          <p className="flex items-start gap-2 text-ink-2 text-sm">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning-text" />
            <span>
              Keep it somewhere safe now: it is not shown again. Your receiver checks signatures with it, by{" "}
              <a
                href="https://www.standardwebhooks.com"
                target="_blank"
                rel="noreferrer"
                className="text-accent-text underline underline-offset-3 hover:no-underline"
              >
                Standard Webhooks
              </a>
              .
            </span>
          </p>
          {previousUntil === null ? null : (
            <p className="text-ink-2 text-sm">
              Until {new Date(previousUntil).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })} every
              message carries two signatures, of this secret and of the one before, so that nothing is missed while you
              change over.
            </p>
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            I kept it
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
