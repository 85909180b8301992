"use client";

import { ArrowLeftRight, Columns2, Contrast, Layers2, SplitSquareHorizontal, SquareDashed } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import type { RevisionJson, RevisionSummaryJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import type { CompareMode } from "./comparison-stage";
import { revisionTitle } from "./revision-title";

/** What is compared, and how it is shown. */
export function CompareToolbar({
  before,
  after,
  revisions,
  spaces,
  sideId,
  mode,
  showOutlines,
  onSide,
  onBefore,
  onAfter,
  onSwap,
  onMode,
  onOutlines,
}: {
  before: RevisionJson | null;
  after: RevisionJson;
  /** What can be chosen: the line's revisions that are loaded. */
  revisions: readonly RevisionSummaryJson[];
  spaces: readonly Space[];
  sideId: string;
  onSide: (sideId: string) => void;
  mode: CompareMode;
  showOutlines: boolean;
  onBefore: (id: string) => void;
  onAfter: (id: string) => void;
  onSwap: () => void;
  onMode: (mode: CompareMode) => void;
  onOutlines: (shown: boolean) => void;
}) {
  const optionsWith = (chosen: RevisionJson | null) => {
    const isListed = chosen === null || revisions.some((revision) => revision.id === chosen.id);
    const all = isListed ? revisions : [chosen, ...revisions];
    return all.map((revision) => ({ value: revision.id, label: revisionTitle(revision) }));
  };
  return (
    <div className="flex flex-col gap-2 border-line border-b px-4 py-2">
      <div className="flex min-w-0 items-center gap-1.5">
        <Select
          aria-label="Before"
          size="sm"
          value={before?.id}
          placeholder="Nothing before"
          onValueChange={onBefore}
          options={optionsWith(before)}
          className="max-w-72"
        />
        <IconButton
          size="sm"
          label="Swap before and after"
          icon={<ArrowLeftRight />}
          disabled={before === null}
          onClick={onSwap}
        />
        <Select
          aria-label="After"
          size="sm"
          value={after.id}
          onValueChange={onAfter}
          options={optionsWith(after)}
          className="max-w-72"
        />
        <IconButton
          size="sm"
          className="ml-auto"
          label={showOutlines ? "Hide the outlines" : "Outline what differs"}
          aria-pressed={showOutlines}
          variant={showOutlines ? "secondary" : "ghost"}
          icon={<SquareDashed />}
          onClick={() => onOutlines(!showOutlines)}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {spaces.length > 1 ? (
          <SegmentedControl
            aria-label="Side"
            size="sm"
            value={sideId}
            onValueChange={onSide}
            options={spaces.map((each) => ({ value: each.sideId, label: each.name }))}
          />
        ) : null}
        <SegmentedControl
          aria-label="How to compare"
          size="sm"
          value={mode}
          onValueChange={onMode}
          options={[
            { value: "side", label: "Side by side", icon: <Columns2 className="max-sm:hidden" /> },
            { value: "slider", label: "Slider", icon: <SplitSquareHorizontal className="max-sm:hidden" /> },
            { value: "overlay", label: "Overlay", icon: <Layers2 className="max-sm:hidden" /> },
            { value: "difference", label: "Difference", icon: <Contrast className="max-sm:hidden" /> },
          ]}
        />
      </div>
    </div>
  );
}
