"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatDuration } from "@/components/ui/relative-time";
import { testLegacyProvider } from "@/lib/designs/legacy-queries";

type Result = Awaited<ReturnType<typeof testLegacyProvider>>;

function Outcome({ result }: { result: Result }) {
  const size = ((result.sizeBytes ?? 0) / 1024).toLocaleString("en", { maximumFractionDigits: 1 });
  return (
    <p role="status" className="flex items-start gap-2 text-sm">
      {result.ok ? (
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-text" />
      ) : (
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-text" />
      )}
      <span>
        {result.ok ? `A PDF of ${size} kB came in ${formatDuration(result.durationMs)}.` : result.error?.detail}
        {result.error === null ? null : (
          <code className="ml-1.5 font-mono text-2xs text-ink-3">{result.error.code}</code>
        )}
      </span>
    </p>
  );
}

/** Fetches one file from a provider and says how it went; nothing is kept. */
export function TestFetchDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const [reference, setReference] = useState("");
  const [result, setResult] = useState<Result | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setError(null);
    setResult(null);
    try {
      setResult(await testLegacyProvider(name, reference.trim()));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={`Test “${name}”`} description="Fetches one file and throws it away.">
        <form
          noValidate
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && reference.trim() !== "") void run();
          }}
        >
          <DialogBody>
            <Field label="Reference" required>
              <Input
                maxLength={500}
                autoComplete="off"
                value={reference}
                onChange={(event) => setReference(event.target.value)}
              />
            </Field>
            <ErrorNote error={error} />
            {result === null ? null : <Outcome result={result} />}
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" variant="primary" loading={busy} disabled={reference.trim() === ""}>
              Fetch
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
