"use client";

import { useEffect, useRef, useState } from "react";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { checkBatch } from "@/lib/designs/batch-queries";
import type { BatchCheckJson } from "@/lib/designs/batch-schemas";
import type { RevisionJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { FileStep } from "./file-step";
import { MappingStep } from "./mapping-step";
import { NoFields } from "./no-fields";
import { StartStep } from "./start-step";
import { type Template, useTemplate } from "./use-template";

const steps = ["Choose a file", "Match columns", "Look and start"] as const;

function StepList({ current }: { current: number }) {
  return (
    <ol className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {steps.map((name, index) => (
        <li
          key={name}
          aria-current={index === current ? "step" : undefined}
          className={cn("flex items-center gap-2", index === current ? "font-medium text-ink" : "text-ink-3")}
        >
          <span
            aria-hidden="true"
            className={cn(
              "grid size-5 place-items-center rounded-full text-2xs tabular-nums",
              index === current ? "bg-accent text-on-accent" : "bg-neutral-soft text-ink-2",
            )}
          >
            {index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}

/** What one has chosen so far. */
interface Choice {
  file: File;
  check: BatchCheckJson;
}

function Steps({ template, revision }: { template: Template; revision: RevisionJson }) {
  const designId = template.design.id;
  const [step, setStep] = useState(0);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);

  const asked = useRef(0);
  const look = async (file: File, wanted: Record<string, string> | undefined, next: number) => {
    asked.current += 1;
    const question = asked.current;
    setPending(true);
    setFailure(null);
    try {
      const check = await checkBatch(designId, { file, revisionId: revision.id, mapping: wanted });
      if (question !== asked.current) return;
      setChoice({ file, check });
      setMapping(check.mapping);
      setStep(next);
    } catch (cause) {
      if (question === asked.current) setFailure(cause);
    } finally {
      if (question === asked.current) setPending(false);
    }
  };
  const back = (to: number) => {
    setFailure(null);
    setStep(to);
  };
  return (
    <>
      <StepList current={step} />
      <Card>
        <h2 ref={heading} tabIndex={-1} className="px-4 pt-4 text-md outline-none">
          {steps[step]}
        </h2>
        {step === 0 || choice === null ? (
          <FileStep
            fields={template.fields}
            pending={pending}
            failure={failure}
            onReject={setFailure}
            onFile={(file) => void look(file, undefined, 1)}
          />
        ) : step === 1 ? (
          <MappingStep
            check={choice.check}
            mapping={mapping}
            pending={pending}
            failure={failure}
            onMapping={setMapping}
            onBack={() => back(0)}
            onNext={() => void look(choice.file, mapping, 2)}
          />
        ) : (
          <StartStep
            template={template}
            revision={revision}
            file={choice.file}
            check={choice.check}
            onBack={() => back(1)}
          />
        )}
      </Card>
    </>
  );
}

/** From a CSV file to a batch in three steps; nothing is stored before the last. */
export function NewBatchPage({ designId }: { designId: string }) {
  const { role } = useStudio();
  const { template, error, reload } = useTemplate(designId);
  const editable = roleAllows(role, "designs:write");
  if (error !== null)
    return <ErrorState error={error} title="The design could not be loaded" onRetry={reload} className="flex-1" />;
  const revision = template?.revision ?? null;
  return (
    <Page width="normal">
      <PageHeader
        title="New batch"
        breadcrumb={[
          { label: "Designs", href: "/designs" },
          { label: template?.design.name ?? "Design", href: `/designs/${designId}` },
          { label: "Variable data", href: `/designs/${designId}/batches` },
          { label: "New batch" },
        ]}
      />
      {template === null ? (
        <Card>
          <SkeletonRows label="Loading the design" />
        </Card>
      ) : !editable ? (
        <Card>
          <EmptyState
            title="You may look, not start"
            description="Batches are started by whoever may change designs."
          />
        </Card>
      ) : revision === null || template.fields.length === 0 ? (
        <Card>
          <NoFields designId={designId} editable={editable} />
        </Card>
      ) : (
        <Steps key={revision.id} template={template} revision={revision} />
      )}
    </Page>
  );
}
