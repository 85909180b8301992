"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { describeExportProfile } from "@/components/designs/describe-profile";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { showError, showSuccess } from "@/components/ui/toast";
import { preflightQuery } from "@/lib/designs/preflight-queries";
import type { FindingJson } from "@/lib/designs/preflight-schemas";
import { designKeys, exportProfilesQuery, requestExport } from "@/lib/designs/queries";
import type { ExportProfileJson } from "@/lib/designs/schemas";
import type { FilesPanelProps } from "./files-panel";
import { countFindings } from "./findings-list";
import { Order } from "./order";

const ExportDialog = dynamic(() => import("./export-dialog").then((module) => module.ExportDialog), { ssr: false });

/** An export that waits for somebody to look at what preflight found. */
interface Question {
  revisionId: string;
  profile: ExportProfileJson;
  findings: FindingJson[];
}

function filesOf(profile: ExportProfileJson | undefined): string {
  if (profile === undefined) return "";
  return profile.files === "per-side" ? "one file a decorated side" : "one page a decorated side";
}

/** What stands below the button: what the file is made of. */
function note(props: FilesPanelProps, profile: ExportProfileJson | undefined, empty: boolean): string {
  if (empty) return "There is nothing to print yet.";
  if (props.dirty) return "Files are made from saved revisions, so your changes are saved first.";
  return `Made from revision ${props.revision?.number ?? ""}, ${filesOf(profile)}.`;
}

/** What preflight says of the saved revision, in a few words. */
function PreflightLine({ revisionId, profileId }: { revisionId: string; profileId: string }) {
  const { data } = useQuery(preflightQuery(revisionId, profileId));
  if (data === undefined || data.findings.length === 0) return null;
  return (
    <p role="status" className={`text-xs ${data.errors > 0 ? "text-danger-text" : "text-warning-text"}`}>
      Preflight: {countFindings(data.findings)}
    </p>
  );
}

/** Orders print files: preflight first, and what it finds is shown before anything is made. */
export function ExportOrder({ props, disabled }: { props: FilesPanelProps; disabled: boolean }) {
  const { designId, style, revision, dirty, saving, onSave } = props;
  const queryClient = useQueryClient();
  const profiles = useQuery(exportProfilesQuery);
  const [chosenId, setChosenId] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const offered = profiles.data ?? [];
  const chosen = offered.find((profile) => profile.id === chosenId) ?? offered[0];
  const empty = !dirty && (revision === null || revision.elementCount === 0);

  const order = async (revisionId: string, profile: ExportProfileJson, overrideReason?: string) => {
    const job = await requestExport(revisionId, { exportProfileId: profile.id, overrideReason });
    await queryClient.invalidateQueries({ queryKey: designKeys.jobs(designId) });
    if (job.status === "completed") showSuccess("This file exists already", "It stands in the list below.");
  };
  const start = async (profile: ExportProfileJson) => {
    setBusy(true);
    try {
      const revisionId = dirty ? await onSave() : (revision?.id ?? null);
      if (revisionId === null) return;
      const { findings } = await queryClient.fetchQuery(preflightQuery(revisionId, profile.id));
      // That a side is empty is no question: most products have such sides.
      if (findings.some((finding) => finding.code !== "space-empty")) setQuestion({ revisionId, profile, findings });
      else await order(revisionId, profile);
    } catch (cause) {
      showError("The print file was not ordered", cause);
    } finally {
      setBusy(false);
    }
  };

  const kind = chosen?.format === "png" ? "PNG" : "PDF";
  return (
    <Order title="Print file of all sides">
      <Field label="Print profile" hideLabel>
        <Select
          size="sm"
          value={chosen?.id}
          onValueChange={setChosenId}
          placeholder={profiles.isPending ? "Loading…" : "No profile"}
          options={offered.map((profile) => ({
            value: profile.id,
            label: profile.name,
            description: describeExportProfile(profile),
          }))}
        />
      </Field>
      {revision === null || dirty || empty || chosen === undefined ? null : (
        <PreflightLine revisionId={revision.id} profileId={chosen.id} />
      )}
      <Button
        variant="primary"
        icon={<FileDown />}
        loading={busy}
        disabled={disabled || busy || saving || chosen === undefined || empty}
        onClick={() => {
          if (chosen !== undefined) void start(chosen);
        }}
      >
        {dirty ? `Save and export ${kind}` : `Export ${kind}`}
      </Button>
      <p className="text-ink-3 text-xs">
        {note(props, chosen, empty)}{" "}
        <Link href="/designs/profiles" className="text-accent-text underline underline-offset-3 hover:no-underline">
          Profiles
        </Link>
      </p>
      {question === null ? null : (
        <ExportDialog
          findings={question.findings}
          profileName={question.profile.name}
          sideName={(spaceId) => style.spaces.find((space) => space.spaceId === spaceId)?.name}
          onExport={(reason) => order(question.revisionId, question.profile, reason)}
          onClose={() => setQuestion(null)}
        />
      )}
    </Order>
  );
}
