"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, TriangleAlert, Wrench } from "lucide-react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { labelOf } from "@/components/designs/editor/draft";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Finding } from "@/lib/designs/elements/preflight/finding";
import { exportProfilesQuery } from "@/lib/designs/queries";
import type { Checks } from "./use-findings";

function FindingRow({ finding }: { finding: Finding }) {
  const { draft, style, control, select, setSpace, editable, announce } = useEditor();
  const { elementId, spaceId, severity, title, detail, fix } = finding;
  const element = draft.elements.find((each) => each.elementId === elementId);
  const space = style.spaces.find((each) => each.spaceId === spaceId);
  const show = () => {
    if (space !== undefined) setSpace(space.sideId);
    if (elementId !== undefined) select([elementId]);
  };
  const repair = async () => {
    const { applyFix } = await import("@/lib/designs/elements/preflight/apply-fix");
    control.edit((current) => ({ ...current, elements: applyFix(current.elements, finding) }));
    announce(`${title}: fixed`);
  };
  return (
    <li className="flex gap-2.5 border-line border-b px-4 py-2.5 last:border-b-0">
      {severity === "error" ? (
        <CircleAlert aria-label="Error" className="mt-0.5 size-4 shrink-0 text-danger-text" />
      ) : (
        <TriangleAlert aria-label="Warning" className="mt-0.5 size-4 shrink-0 text-warning-text" />
      )}
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <button type="button" onClick={show} className="max-w-full text-left text-sm hover:underline">
          <span className="font-medium">{title}</span>
          <span className="block truncate text-ink-3 text-xs">
            {[element === undefined ? undefined : labelOf(element), space?.name].filter((part) => part).join(", ")}
          </span>
        </button>
        <p className="text-ink-2 text-xs">{detail}</p>
        {fix !== undefined && editable ? (
          <Button size="sm" icon={<Wrench />} onClick={() => void repair()}>
            {fix.label}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What a print shop would complain about, with what puts it right. */
export function ChecksPanel({
  checks,
  profileId,
  onProfile,
}: {
  checks: Checks;
  profileId: string | null;
  onProfile: (id: string) => void;
}) {
  const { data: profiles = [] } = useQuery(exportProfilesQuery);
  const { findings } = checks;
  const chosen = profiles.find((each) => each.id === profileId) ?? profiles[0];
  return (
    <div className="flex flex-col">
      {profiles.length > 1 && chosen !== undefined ? (
        <div className="border-line border-b px-4 py-3">
          <Field label="Held against" className="gap-1">
            <Select
              size="sm"
              value={chosen.id}
              onValueChange={onProfile}
              options={profiles.map((each) => ({ value: each.id, label: each.name }))}
            />
          </Field>
        </div>
      ) : null}
      {findings === null ? (
        <SkeletonRows label="Checking" />
      ) : findings.length === 0 ? (
        <EmptyState
          icon={<CircleCheck />}
          title="Nothing to complain about"
          description="This can be printed as it is."
        />
      ) : (
        <ul aria-label="Findings">
          {findings.map((finding) => (
            <FindingRow key={`${finding.code} ${finding.elementId ?? finding.spaceId ?? ""}`} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
}
