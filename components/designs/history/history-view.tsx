"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { BranchJson } from "@/lib/designs/branch-schemas";
import type { DesignJson, RevisionSummaryJson, StyleJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import { allLines, LineBar } from "./line-bar";
import { type LineName, mainLineName } from "./merge-lines";
import { RevisionList } from "./revision-list";
import { revisionTitle } from "./revision-title";
import { useHistoryActions } from "./use-history-actions";
import { useLineList } from "./use-line-list";

const CompareColumn = dynamic(() => import("./compare-column").then((module) => module.CompareColumn), {
  ssr: false,
  loading: () => <SkeletonRows label="Loading the comparison" />,
});
const BranchDialog = dynamic(() => import("./branch-dialog").then((module) => module.BranchDialog), { ssr: false });
const MergeDialog = dynamic(() => import("./merge-dialog").then((module) => module.MergeDialog), { ssr: false });

/** What is asked for in a dialog. */
type Asking =
  | { what: "start"; fromRevisionId: string; title: string }
  | { what: "rename"; branch: BranchJson }
  | { what: "merge"; from: LineName; into: LineName };

export interface HistoryViewProps {
  design: DesignJson;
  style: StyleJson;
  branches: readonly BranchJson[];
  /** The line whose revisions are listed; null: the main one. */
  branch: BranchJson | null;
  /** The side in sight. */
  space: Space;
  editable: boolean;
}

/** The revisions of a line, and two of them compared. */
export function HistoryView({ design, style, branches, branch, space, editable }: HistoryViewProps) {
  const { read, write } = useUrlState();
  const [asking, setAsking] = useState<Asking | null>(null);
  const branchId = branch?.id ?? null;
  const isAll = branch === null && branches.length > 0 && read("line") === allLines;
  const list = useLineList({ designId: design.id, branchId, branches, isAll });
  const headId = branch === null ? design.headRevisionId : branch.headRevisionId;
  const toId = read("to") ?? headId;
  const fromId = read("from");
  const show = (to: string | null, from: string | null = null) => write({ to: to === headId ? null : to, from });
  const actions = useHistoryActions({
    designId: design.id,
    branchId,
    headId,
    onSaved: () => write({ to: null, from: null }),
  });
  const goTo = (line: string | null) => write({ line, to: null, from: null });
  const askBranch = (revision: Pick<RevisionSummaryJson, "id" | "number" | "name">) =>
    setAsking({
      what: "start",
      fromRevisionId: revision.id,
      title: `Start a branch at ${revisionTitle(revision).toLowerCase()}`,
    });

  return (
    <div className="flex min-h-0 flex-1 flex-col lg:h-dvh lg:flex-none">
      <PageHeader
        title="History"
        breadcrumb={[
          { label: "Designs", href: "/designs" },
          { label: design.name, href: `/designs/${design.id}` },
        ]}
        className="border-line border-b px-4 py-3"
      />
      <div className="grid min-h-0 flex-1 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <section aria-label="Revisions" className="flex min-h-0 flex-col border-line max-lg:order-2 lg:border-r">
          <LineBar
            designId={design.id}
            branches={branches}
            branch={branch}
            isAll={isAll}
            editable={editable}
            onLine={goTo}
            onNew={() => {
              const newest = list.items.find((each) => each.id === headId);
              if (newest !== undefined) askBranch(newest);
            }}
            onMerge={(each) => setAsking({ what: "merge", from: each, into: mainLineName })}
            onUpdate={(each) => setAsking({ what: "merge", from: mainLineName, into: each })}
            onMergeAny={() => {
              const from = branch ?? branches.find((each) => each.unmerged > 0) ?? branches[0];
              if (from !== undefined) setAsking({ what: "merge", from, into: mainLineName });
            }}
            onRename={(each) => setAsking({ what: "rename", branch: each })}
            onDelete={(each) => {
              void actions.removeBranch(each).then((removed) => {
                if (removed) goTo(null);
              });
            }}
          />
          <div className="min-h-0 flex-1 lg:overflow-y-auto">
            <RevisionList
              list={list}
              branches={branches}
              branchId={branchId}
              isAll={isAll}
              headId={headId}
              beforeId={fromId}
              afterId={toId}
              editable={editable}
              actions={actions}
              onShow={(id) => show(id)}
              onCompareFrom={(id) => show(toId === id ? null : toId, id)}
              onBranch={askBranch}
            />
          </div>
        </section>
        <CompareColumn
          style={style}
          space={space}
          toId={toId}
          fromId={fromId}
          headId={headId}
          revisions={list.items}
          target={editable ? `the newest of ${branch?.name ?? "the main line"}` : null}
          onShow={show}
          onCopy={actions.copyElements}
        />
      </div>
      {asking?.what === "start" ? (
        <BranchDialog
          title={asking.title}
          description="What is saved on it leaves this line alone until it is merged."
          confirmLabel="Start branch"
          onConfirm={async (name) => {
            const made = await actions.startBranch(name, asking.fromRevisionId);
            if (made !== null) goTo(made.id);
            return made !== null;
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking?.what === "rename" ? (
        <BranchDialog
          title={`Rename “${asking.branch.name}”`}
          initialName={asking.branch.name}
          confirmLabel="Rename"
          onConfirm={(name) => actions.renameBranch(asking.branch, name)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking?.what === "merge" ? (
        <MergeDialog
          designId={design.id}
          lines={[mainLineName, ...branches]}
          initialFrom={asking.from}
          initialInto={asking.into}
          style={style}
          onMerged={async (into) => {
            await actions.reload();
            goTo(into.id);
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}
