"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { describeProducts } from "@/components/products/product-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { FileDrop } from "@/components/ui/file-drop";
import { type ImportReportJson, importProducts, productKeys } from "@/lib/collections/product-queries";
import { listOpen } from "./columns";
import { MappingStep } from "./mapping-step";
import { saveExample, saveReport } from "./report-csv";
import { ReportView } from "./report-view";

/** Bytes that the server takes. */
const maxBytes = 20 * 1024 * 1024;

type Step =
  | { name: "file" }
  | { name: "columns" }
  | { name: "preview"; report: ImportReportJson }
  | { name: "done"; report: ImportReportJson };

const descriptions: Record<Step["name"], string> = {
  file: "Products of a known SKU are changed, others are made. Nothing is written before you have seen what happens.",
  columns: "Step 1 of 2: which column is what.",
  preview: "Step 2 of 2: what will happen. Nothing is written yet.",
  done: "What became of each line.",
};

function summarize({ created, updated, unchanged, failed }: ImportReportJson, isDone: boolean): string {
  const parts = [
    created > 0 ? `${describeProducts(created)} ${isDone ? (created === 1 ? "was" : "were") : "will be"} made` : null,
    updated > 0 ? `${updated} ${isDone ? "changed" : "will be changed"}` : null,
    unchanged > 0 ? `${unchanged} ${unchanged === 1 ? "is" : "are"} as before` : null,
    failed > 0
      ? `${failed === 1 ? "1 line is" : `${failed} lines are`} wrong and ${isDone ? "left out" : "will be left out"}`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "The file has no lines below the names of its columns." : `${parts.join(", ")}.`;
}

/** Takes products from a CSV file: the file, its columns, a preview, and what became of each line. */
export function ImportDialog({ file: given, onClose }: { file?: File | undefined; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [look, setLook] = useState<ImportReportJson>();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const [step, setStep] = useState<Step>({ name: "file" });
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const attempt = async (work: () => Promise<void>) => {
    setPending(true);
    setFailure(null);
    try {
      await work();
    } catch (cause) {
      setFailure(cause);
    } finally {
      setPending(false);
    }
  };
  const read = (chosen: File) =>
    attempt(async () => {
      const found = await importProducts(chosen, { dryRun: true });
      setFile(chosen);
      setLook(found);
      setMapping(found.mapping);
      setStep({ name: "columns" });
    });
  const preview = () =>
    attempt(async () => {
      if (file === undefined) return;
      setStep({ name: "preview", report: await importProducts(file, { mapping, dryRun: true }) });
    });
  const write = () =>
    attempt(async () => {
      if (file === undefined) return;
      const report = await importProducts(file, { mapping, dryRun: false });
      setStep({ name: "done", report });
      void queryClient.invalidateQueries({ queryKey: productKeys.all });
    });
  const first = useRef(given);
  useEffect(() => {
    const dropped = first.current;
    first.current = undefined;
    if (dropped !== undefined) void read(dropped);
  });

  const writable = step.name === "preview" ? step.report.created + step.report.updated : 0;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        size="lg"
        title={file === undefined ? "Import products" : `Import ${file.name}`}
        description={descriptions[step.name]}
      >
        <DialogBody className="gap-3">
          <ErrorNote error={failure} />
          {step.name === "file" ? (
            <FileDrop
              accept=".csv,.tsv,.txt,text/csv"
              maxBytes={maxBytes}
              disabled={pending}
              label={pending ? "Reading the file…" : "Drop a CSV file here, or choose one"}
              hint="Names of the columns in the first line; at most 5,000 products and 20 MB"
              onFiles={([chosen]) => {
                if (chosen !== undefined) void read(chosen);
              }}
              onReject={setFailure}
            />
          ) : step.name === "columns" && look !== undefined ? (
            <MappingStep look={look} mapping={mapping} onMapping={setMapping} />
          ) : "report" in step ? (
            <>
              <p role="status" className="text-sm">
                {summarize(step.report, step.name === "done")}
              </p>
              {step.report.lines.length === 0 ? null : <ReportView key={step.name} report={step.report} />}
            </>
          ) : null}
        </DialogBody>
        <DialogFooter>
          {step.name === "file" ? (
            <>
              <Button variant="ghost" icon={<Download />} className="mr-auto" onClick={saveExample}>
                Example
              </Button>
              <Button onClick={onClose}>Cancel</Button>
            </>
          ) : step.name === "columns" ? (
            <>
              <Button
                className="mr-auto"
                onClick={() => {
                  setFile(undefined);
                  setFailure(null);
                  setStep({ name: "file" });
                }}
              >
                Another file
              </Button>
              <Button
                variant="primary"
                loading={pending}
                disabled={listOpen(mapping).length > 0}
                onClick={() => void preview()}
              >
                Show what happens
              </Button>
            </>
          ) : step.name === "preview" ? (
            <>
              <Button className="mr-auto" disabled={pending} onClick={() => setStep({ name: "columns" })}>
                Back
              </Button>
              <Button
                variant="ghost"
                icon={<Download />}
                aria-label="Download report"
                onClick={() => saveReport(step.report)}
              >
                <span className="max-sm:sr-only">Report</span>
              </Button>
              <Button variant="primary" loading={pending} disabled={writable === 0} onClick={() => void write()}>
                {writable === 0 ? "Nothing to import" : `Import ${describeProducts(writable)}`}
              </Button>
            </>
          ) : (
            <>
              <Button icon={<Download />} className="mr-auto" onClick={() => saveReport(step.report)}>
                Download report
              </Button>
              <Button variant="primary" onClick={onClose}>
                Done
              </Button>
            </>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
