"use client";

import { Download, RefreshCw, Undo2, WandSparkles } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button-styles";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import type { KeysetList } from "@/components/ui/keyset-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import type { LegacyCoverageJson } from "@/lib/designs/legacy-queries";

const states: Readonly<Record<string, { label: string; tone: BadgeTone }>> = {
  cached_export: { label: "From a file", tone: "success" },
  migrated: { label: "Migrated", tone: "accent" },
  alternate_policy: { label: "By other means", tone: "warning" },
};

export interface CoverageActions {
  /** Absent: one may not. */
  onEvaluate: ((item: LegacyCoverageJson) => void) | undefined;
  onMigrate: ((item: LegacyCoverageJson) => void) | undefined;
  onTurnBack: ((item: LegacyCoverageJson) => void) | undefined;
  /** Designs that are migrated at the moment. */
  migrating: ReadonlySet<string>;
}

function Coverage({ item }: { item: LegacyCoverageJson }) {
  const state = item.coverageState === null ? undefined : states[item.coverageState];
  const waiting = item.evaluatedAt === null;
  const note = item.alternatePolicy ?? item.error?.detail ?? null;
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5">
      <Badge tone={state?.tone ?? (waiting ? "neutral" : "danger")}>
        {state?.label ?? (waiting ? "Not evaluated" : "No answer")}
      </Badge>
      {note === null ? null : (
        <span title={note} className="line-clamp-2 text-ink-3 text-xs">
          {note}
        </span>
      )}
    </span>
  );
}

function RowActions({ item, actions }: { item: LegacyCoverageJson; actions: CoverageActions }) {
  const { onEvaluate, onMigrate, onTurnBack, migrating } = actions;
  const isLegacy = item.decorationProvider === "legacy";
  return (
    <span className="flex items-center justify-end gap-0.5">
      {item.artifactUrl === null ? null : (
        <Tooltip content="Download the legacy file">
          <a
            href={`${item.artifactUrl}?download=1`}
            aria-label={`Download the legacy file of ${item.designName}`}
            className={cn(buttonStyles({ variant: "ghost", size: "sm" }), "w-7 px-0 pointer-coarse:w-9")}
          >
            <Download />
          </a>
        </Tooltip>
      )}
      {onEvaluate === undefined || !isLegacy ? null : (
        <IconButton
          size="sm"
          label={`Fetch the file of ${item.designName} again`}
          icon={<RefreshCw />}
          onClick={() => onEvaluate(item)}
        />
      )}
      {onMigrate === undefined || !isLegacy ? null : (
        <IconButton
          size="sm"
          label={`Migrate ${item.designName}`}
          icon={<WandSparkles />}
          loading={migrating.has(item.designId)}
          onClick={() => onMigrate(item)}
        />
      )}
      {onTurnBack === undefined || isLegacy ? null : (
        <IconButton
          size="sm"
          label={`Turn ${item.designName} back to the legacy file`}
          icon={<Undo2 />}
          onClick={() => onTurnBack(item)}
        />
      )}
    </span>
  );
}

function time(value: string | null, otherwise: string): ReactNode {
  if (value === null) return <span className="text-ink-3 text-xs">{otherwise}</span>;
  return <RelativeTime value={value} className="text-ink-2 text-xs" />;
}

/** Legacy designs, a row each: what answers for it, how long, and what can be done. */
export function CoverageTable({
  list,
  actions,
  empty,
}: {
  list: KeysetList<LegacyCoverageJson>;
  actions: CoverageActions;
  empty: ReactNode;
}) {
  const columns: DataColumn<LegacyCoverageJson>[] = [
    {
      id: "design",
      header: "Design",
      width: "minmax(0,1.2fr)",
      cell: (item) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{item.designName}</span>
          <span className="truncate text-ink-3 text-xs">{item.styleName}</span>
        </span>
      ),
    },
    {
      id: "reference",
      header: "Reference",
      width: "minmax(0,0.8fr)",
      wideOnly: true,
      cell: (item) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-mono text-xs">{item.legacyReference}</span>
          <span className="truncate text-ink-3 text-xs">{item.legacyProvider}</span>
        </span>
      ),
    },
    { id: "state", header: "Orderable", width: "minmax(0,1.2fr)", cell: (item) => <Coverage item={item} /> },
    {
      id: "expires",
      header: "File expires",
      width: "6.5rem",
      wideOnly: true,
      cell: (item) => time(item.artifactExpiresAt, item.artifactId === null ? "no file" : "never"),
    },
    {
      id: "evaluated",
      header: "Evaluated",
      width: "6.5rem",
      wideOnly: true,
      cell: (item) => time(item.evaluatedAt, "never"),
    },
    {
      id: "actions",
      header: "Actions",
      hideHeader: true,
      width: "6.5rem",
      narrowWidth: "5.5rem",
      align: "end",
      cell: (item) => <RowActions item={item} actions={actions} />,
    },
  ];
  return (
    <Card>
      <DataTable
        aria-label="Legacy designs"
        list={list}
        columns={columns}
        rowKey={(item) => item.designId}
        rowHref={(item) => `/designs/${item.designId}`}
        rowHeight={52}
        empty={empty}
        errorTitle="The legacy designs could not be loaded"
      />
    </Card>
  );
}
