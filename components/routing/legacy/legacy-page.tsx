"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import type { PendingChange } from "@/components/routing/confirm-change-dialog";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  type CoverageFilter,
  coverageSummaryQuery,
  fetchLegacyCoverage,
  type LegacyCoverageJson,
  legacyKeys,
  migrateDesign,
  requestCoverage,
} from "@/lib/designs/legacy-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { CoverageSummary } from "./coverage-summary";
import { CoverageTable } from "./coverage-table";
import { EvaluationProgress, type RunningEvaluation } from "./evaluation-progress";
import { ProvidersCard } from "./providers-card";

const ConfirmChangeDialog = dynamic(
  () => import("@/components/routing/confirm-change-dialog").then((module) => module.ConfirmChangeDialog),
  { ssr: false },
);

const typingPauseMs = 200;
const states = ["cached_export", "migrated", "alternate_policy", "none"] as const;

function readFilter(read: (name: string) => string | null): CoverageFilter {
  const state = states.find((candidate) => candidate === read("state"));
  return { state, expiringSoon: read("expiring") === "1", q: read("q") ?? "" };
}

/** A style's designs go back to their legacy files. */
function turnBackOf(item: LegacyCoverageJson): PendingChange {
  return {
    change: {
      scopeType: "style",
      scopeId: item.styleVersionId,
      routeMode: "legacy",
      enabled: true,
      rolloutPercent: null,
    },
    title: "Turn back to the legacy files?",
    description: `Designs on the style ${item.styleName} are handed out as the provider's files again. What was made here stays.`,
    confirmLabel: "Turn back",
    done: `${item.styleName} is routed to the legacy provider`,
  };
}

/** The search field's text at once, the address a moment later. */
function useSearch(value: string, onSettled: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSettled(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onSettled]);
  return [text, setText];
}

/** Which legacy designs can be ordered, what expires, what has no answer, and where their files come from. */
export function LegacyPage() {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const filter = readFilter(read);
  const mayRoute = roleAllows(role, "routing:write");
  const mayDesign = roleAllows(role, "designs:write");
  const summary = useQuery(coverageSummaryQuery(undefined));
  const list = useKeysetList({
    queryKey: legacyKeys.list(filter),
    fetchPage: (page) => fetchLegacyCoverage(filter, page),
  });
  const [running, setRunning] = useState<RunningEvaluation | null>(null);
  const [pending, setPending] = useState<PendingChange | null>(null);
  const [migrating, setMigrating] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useSearch(
    filter.q,
    useCallback((q: string) => write({ q }), [write]),
  );
  const reload = useCallback(() => queryClient.invalidateQueries({ queryKey: ["legacy_coverage"] }), [queryClient]);
  const finish = useCallback(() => {
    setRunning(null);
    void reload();
    showSuccess("The coverage is evaluated");
  }, [reload]);

  const evaluate = async (designIds?: string[]) => {
    try {
      const { requestedAt, total } = await requestCoverage(designIds);
      if (total > 0) setRunning({ since: requestedAt, total });
    } catch (cause) {
      showError("The coverage could not be evaluated", cause);
    }
  };
  const migrate = async (item: LegacyCoverageJson) => {
    const agreed = await confirm({
      title: `Migrate “${item.designName}”?`,
      description:
        "The first page of its file becomes a locked background, and the design is rendered here. The file stays: a routing flag leads back to it.",
      confirmLabel: "Migrate",
    });
    if (!agreed) return;
    setMigrating((current) => new Set(current).add(item.designId));
    try {
      await migrateDesign(item.designId);
      await reload();
      showSuccess(`“${item.designName}” is migrated`);
    } catch (cause) {
      showError(`“${item.designName}” could not be migrated`, cause);
    } finally {
      setMigrating((current) => new Set([...current].filter((id) => id !== item.designId)));
    }
  };

  const isFiltered = filter.state !== undefined || filter.expiringSoon || filter.q !== "";
  const hasNone = summary.data?.total === 0;
  return (
    <Page>
      <PageHeader
        title="Legacy designs"
        description="Designs whose files come from a provider of before: which can be ordered, and how."
        actions={
          mayRoute ? (
            <Button
              variant="primary"
              icon={<RefreshCw />}
              disabled={hasNone || running !== null}
              onClick={() => void evaluate()}
            >
              Evaluate now
            </Button>
          ) : null
        }
      />
      {running === null ? null : <EvaluationProgress running={running} onDone={finish} />}
      {summary.data === undefined ? (
        <Skeleton className="h-22 w-full" />
      ) : (
        <CoverageSummary
          summary={summary.data}
          filter={filter}
          onFilter={({ state, expiringSoon }) => write({ state: state ?? null, expiring: expiringSoon ? "1" : null })}
        />
      )}
      <div className="w-full sm:w-72">
        <SearchInput
          value={text}
          onValueChange={setText}
          placeholder="Search designs and references…"
          aria-label="Search legacy designs"
        />
      </div>
      <CoverageTable
        list={list}
        actions={{
          onEvaluate: mayRoute ? (item) => void evaluate([item.designId]) : undefined,
          onMigrate: mayDesign ? (item) => void migrate(item) : undefined,
          onTurnBack: mayRoute ? (item) => setPending(turnBackOf(item)) : undefined,
          migrating,
        }}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<Archive />}
              title="No design matches"
              action={
                <Button
                  onClick={() => {
                    setText("");
                    write({ state: null, expiring: null, q: null });
                  }}
                >
                  Clear search and filter
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={<Archive />}
              title="No legacy designs"
              description="Designs that are made through the API with a legacy provider and its reference are listed here."
            />
          )
        }
      />
      <ProvidersCard editable={mayRoute} />
      {pending === null ? null : <ConfirmChangeDialog pending={pending} onClose={() => setPending(null)} />}
    </Page>
  );
}
