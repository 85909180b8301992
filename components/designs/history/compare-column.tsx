"use client";

import { useState } from "react";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { useUrlState } from "@/components/designs/use-url-state";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { RevisionJson, RevisionSummaryJson, StyleJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import { CompareToolbar } from "./compare-toolbar";
import { ComparisonStage, compareModes } from "./comparison-stage";
import { listMetadataDifferences } from "./describe-metadata";
import { DifferencesList } from "./differences-list";
import { ElementsList } from "./elements-list";
import { productColorOfRevision } from "./product-color";
import { useCompared } from "./use-compared";

/** Two revisions drawn, and beside them what differs and what can be copied out. */
export function CompareColumn({
  style,
  space,
  toId,
  fromId,
  headId,
  revisions,
  target,
  onShow,
  onCopy,
}: {
  style: StyleJson;
  space: Space;
  toId: string | null;
  fromId: string | null;
  headId: string | null;
  revisions: readonly RevisionSummaryJson[];
  /** What elements are copied into; null: nothing may be changed. */
  target: string | null;
  onShow: (to: string | null, from: string | null) => void;
  onCopy: (revision: RevisionJson, chosen: ReadonlySet<string>) => Promise<void>;
}) {
  const { read, write } = useUrlState();
  const [activeId, setActiveId] = useState<string | null>(null);
  const compared = useCompared(toId, fromId);
  const { before, after, differences } = compared;
  const elements = [...(before?.elements ?? []), ...(after?.elements ?? [])].map(withoutLayout);
  const images = useImageSources({ elements, productColor: null });
  if (compared.error !== null) {
    return <ErrorState error={compared.error} title="The revision could not be loaded" onRetry={compared.retry} />;
  }
  if (toId === null) {
    return <EmptyState title="Nothing to compare yet" description="Save the design to make its first revision." />;
  }
  if (after === null || compared.loading) {
    return (
      <div role="status" aria-label="Loading the revisions" className="grid place-items-center bg-sunken p-8">
        <Skeleton className="aspect-[3/4] h-[min(30rem,60dvh)]" />
      </div>
    );
  }
  const metadata = before === null ? [] : listMetadataDifferences(before.metadata, after.metadata);
  const mode = compareModes.find((each) => each === read("mode")) ?? "side";
  const showOutlines = read("outlines") !== "off";
  const tab = read("tab") === "elements" ? "elements" : "changes";
  const showSpace = (spaceId: string) => {
    const side = style.spaces.find((each) => each.spaceId === spaceId);
    if (side !== undefined && side.spaceId !== space.spaceId) write({ side: side.sideId });
  };
  return (
    <div className="grid min-h-0 min-w-0 max-lg:order-1 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <section aria-label="Comparison" className="flex min-h-0 min-w-0 flex-col max-lg:h-[34rem]">
        <CompareToolbar
          before={before}
          after={after}
          revisions={revisions}
          spaces={style.spaces}
          sideId={space.sideId}
          onSide={(side) => write({ side })}
          mode={mode}
          showOutlines={showOutlines}
          onBefore={(id) => onShow(after.id, id)}
          onAfter={(id) => onShow(id, before?.id ?? null)}
          onSwap={() => onShow(before?.id ?? null, after.id)}
          onMode={(next) => write({ mode: next === "side" ? null : next })}
          onOutlines={(shown) => write({ outlines: shown ? null : "off" })}
        />
        <ComparisonStage
          mode={mode}
          space={space}
          before={before}
          after={after}
          differences={differences}
          images={images}
          colorOf={(revision) => productColorOfRevision(style, revision)}
          showOutlines={showOutlines}
          activeId={activeId}
        />
      </section>
      <Tabs
        value={tab}
        onValueChange={(next) => write({ tab: next === "changes" ? null : next })}
        className="flex min-h-0 min-w-0 flex-col border-line max-lg:border-t lg:border-l"
      >
        <TabsList aria-label="About the revision" className="h-12 shrink-0 items-end px-4">
          <TabsTrigger value="changes">
            Changes
            <span className="text-ink-3 text-xs tabular-nums">{differences.length + metadata.length}</span>
          </TabsTrigger>
          <TabsTrigger value="elements">Elements</TabsTrigger>
        </TabsList>
        <div className="min-h-0 flex-1 lg:overflow-y-auto">
          <TabsContent value="changes">
            {before === null ? (
              <EmptyState
                title="This is the first revision"
                description="There is nothing before it to compare with."
              />
            ) : (
              <DifferencesList
                differences={differences}
                metadata={metadata}
                spaces={style.spaces}
                activeId={activeId}
                onActive={setActiveId}
                onSpace={showSpace}
              />
            )}
          </TabsContent>
          <TabsContent value="elements">
            <ElementsList
              key={after.id}
              revision={after}
              spaces={style.spaces}
              target={after.id === headId ? null : target}
              onCopy={(chosen) => onCopy(after, chosen)}
            />
          </TabsContent>
        </div>
      </Tabs>
    </div>
  );
}
