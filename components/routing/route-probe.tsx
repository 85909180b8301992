"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Combobox } from "@/components/ui/combobox";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { designQuery, fetchDesigns } from "@/lib/designs/queries";
import { type RoutingFlagJson, routeQuery } from "@/lib/designs/routing-queries";
import { describeScope, outcomeTexts, reasonTexts, routeNames } from "./describe-flag";
import { usePeopleOptions } from "./use-scope-options";

function useDesignOptions(designId: string | undefined) {
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["designs", "list", { pick: text }],
    queryFn: ({ signal }) => fetchDesigns({ q: text, styleVersionId: undefined, deleted: false }, { signal }),
  });
  const chosen = useQuery({ ...designQuery(designId ?? ""), enabled: designId !== undefined });
  const listed = (found.data?.items ?? []).slice(0, 30);
  const isListed = listed.some((design) => design.id === chosen.data?.id);
  const all = chosen.data === undefined || isListed ? listed : [chosen.data, ...listed];
  return {
    options: all.map((design) => ({ value: design.id, label: design.name, description: design.styleName })),
    loading: found.isFetching,
    search: setText,
  };
}

interface Answer {
  designId: string | undefined;
  personId: string;
  flags: readonly RoutingFlagJson[];
}

function RouteAnswer({ designId, personId, flags }: Answer) {
  const route = useQuery(routeQuery({ userId: personId, ...(designId === undefined ? {} : { designId }) }));
  if (route.error !== null) return <ErrorNote error={route.error} />;
  if (route.data === undefined) return <Skeleton className="h-14 w-full" />;
  const { value, reason, considered } = route.data;
  const nameOf = (flag: (typeof considered)[number]) =>
    describeScope({ ...flag, scopeName: flags.find((candidate) => candidate.id === flag.flagId)?.scopeName ?? null });
  return (
    <div aria-live="polite" className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={value === "legacy" ? "warning" : "accent"}>{routeNames[value]}</Badge>
        <span>
          {reason === "DEFAULT" && designId !== undefined
            ? "No flag answers; the design itself says so."
            : reasonTexts[reason]}
        </span>
        <code className="font-mono text-2xs text-ink-3">{reason}</code>
      </p>
      {considered.length === 0 ? null : (
        <ol className="flex flex-col gap-1 text-sm">
          {considered.map((flag) => (
            <li
              key={flag.flagId}
              className={cn("flex flex-wrap gap-x-1.5", flag.outcome === "answers" ? "font-medium" : "text-ink-3")}
            >
              <span className="truncate">{nameOf(flag)}</span>
              <span>{outcomeTexts[flag.outcome]}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Which route applies to a design for a person, and why. */
export function RouteProbe({
  flags,
  designId,
  personId,
  onChange,
}: {
  flags: readonly RoutingFlagJson[];
  designId: string | undefined;
  personId: string | undefined;
  onChange: (change: { design?: string; person?: string }) => void;
}) {
  const { user } = useStudio();
  const designs = useDesignOptions(designId);
  const people = usePeopleOptions();
  return (
    <Card>
      <CardHeader title="Which route applies?" description="For a design, when a person asks for its file." />
      <CardBody className="flex flex-col gap-3">
        <Field label="Design">
          <Combobox
            value={designId}
            onValueChange={(design) => onChange({ design })}
            options={designs.options}
            onSearch={designs.search}
            loading={designs.loading}
            placeholder="Any design"
            searchPlaceholder="Search designs…"
          />
        </Field>
        <Field label="Person">
          <Combobox
            value={personId ?? user.id}
            onValueChange={(person) => onChange({ person })}
            options={people}
            searchPlaceholder="Search people…"
          />
        </Field>
        <RouteAnswer designId={designId} personId={personId ?? user.id} flags={flags} />
      </CardBody>
    </Card>
  );
}
