"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { describeExportProfile } from "@/components/designs/describe-profile";
import { Button } from "@/components/ui/button";
import { CardFooter } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { batchKeys, startBatch } from "@/lib/designs/batch-queries";
import type { BatchCheckJson } from "@/lib/designs/batch-schemas";
import { exportProfilesQuery } from "@/lib/designs/queries";
import type { RevisionJson } from "@/lib/designs/schemas";
import { rowsOf } from "./describe-batch";
import { FindingList } from "./finding-list";
import { ProblemList } from "./problem-list";
import { RowPreviews } from "./row-previews";
import type { Template } from "./use-template";

/** The last step: what the first rows look like, how they are printed, and the start. */
export function StartStep({
  template,
  revision,
  file,
  check,
  onBack,
}: {
  template: Template;
  revision: RevisionJson;
  file: File;
  check: BatchCheckJson;
  onBack: () => void;
}) {
  const designId = template.design.id;
  const router = useRouter();
  const queryClient = useQueryClient();
  const profiles = useQuery(exportProfilesQuery);
  const [profileId, setProfileId] = useState<string>();
  const [overriding, setOverriding] = useState(false);
  const [reason, setReason] = useState("");
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const sent = useRef({ order: "", key: "" });
  const chosen = profileId ?? profiles.data?.[0]?.id;
  const start = async () => {
    if (chosen === undefined) return;
    setPending(true);
    setFailure(null);
    try {
      const order = { exportProfileId: chosen, overrideReason: overriding ? reason.trim() : undefined };
      // Sent again after an answer that was lost, the same order starts the same batch.
      const text = JSON.stringify(order);
      if (sent.current.order !== text) sent.current = { order: text, key: crypto.randomUUID() };
      const choice = { file, revisionId: revision.id, mapping: check.mapping };
      const batch = await startBatch(designId, choice, order, sent.current.key);
      void queryClient.invalidateQueries({ queryKey: batchKeys.list(designId) });
      router.push(`/designs/${designId}/batches/${batch.id}` as Route);
    } catch (cause) {
      setFailure(cause);
      setPending(false);
    }
  };
  const making = check.totalRows - check.failingRows;
  const reasonMissing = overriding && reason.trim() === "";
  return (
    <>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
        <p className="text-ink-2 text-sm">
          {rowsOf(check.totalRows)} of {check.filename}
          {check.failingRows === 0
            ? "."
            : `; ${rowsOf(check.failingRows)} cannot be made as they are and will be skipped.`}
        </p>
        <FindingList findings={check.findings} />
        <RowPreviews check={check} revision={revision} style={template.style} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Export profile" hint="How each print file is made">
            <Select
              value={chosen}
              onValueChange={setProfileId}
              options={(profiles.data ?? []).map((profile) => ({
                value: profile.id,
                label: profile.name,
                description: describeExportProfile(profile),
              }))}
            />
          </Field>
          <div className="flex flex-col gap-3">
            <Checkbox
              label="Print rows with preflight errors too"
              description="Otherwise such a row fails and says why; the others are made."
              checked={overriding}
              onCheckedChange={(checked) => setOverriding(checked === true)}
            />
            {overriding ? (
              <Field label="Reason" hint="Kept in the audit log" required>
                <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
              </Field>
            ) : null}
          </div>
        </div>
        <ProblemList error={failure} />
      </div>
      <CardFooter className="justify-between">
        <Button onClick={onBack}>Back to the columns</Button>
        <Button
          variant="primary"
          loading={pending}
          disabled={chosen === undefined || making === 0 || reasonMissing}
          onClick={() => void start()}
        >
          Make {making === 1 ? "1 file" : `${making.toLocaleString("en")} files`}
        </Button>
      </CardFooter>
    </>
  );
}
