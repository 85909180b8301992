"use client";

import { useQuery } from "@tanstack/react-query";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { productColorOf } from "@/components/designs/editor/use-editing";
import { useRenderer } from "@/components/designs/editor/use-renderer";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { withoutLayout } from "@/lib/designs/elements/element-fields";
import type { Resolution } from "@/lib/designs/elements/merge-elements";
import { revisionQuery } from "@/lib/designs/queries";
import type { StyleJson } from "@/lib/designs/schemas";
import { ConflictChoice } from "./conflict-choice";
import type { LineName } from "./merge-lines";
import { MetadataChoice } from "./metadata-choice";
import { productColorOfRevision } from "./product-color";
import type { MergeConflict } from "./read-merge-conflict";

export type MetadataSide = "mine" | "theirs";

/** Everything that both lines changed, with the decisions that were made. */
export function MergeConflicts({
  conflict,
  from,
  into,
  style,
  choices,
  metadataChoices,
  onChoose,
  onChooseMetadata,
}: {
  conflict: MergeConflict;
  from: LineName;
  into: LineName;
  style: StyleJson;
  /** By element. */
  choices: Readonly<Record<string, Resolution>>;
  /** By key. */
  metadataChoices: Readonly<Record<string, MetadataSide>>;
  onChoose: (elementId: string, resolution: Resolution) => void;
  onChooseMetadata: (key: string, side: MetadataSide) => void;
}) {
  const { renderer } = useRenderer();
  const mine = useQuery({
    ...revisionQuery(conflict.mineRevisionId ?? ""),
    enabled: conflict.mineRevisionId !== null,
  });
  const theirs = useQuery(revisionQuery(conflict.theirsRevisionId));
  const elements = [...(mine.data?.elements ?? []), ...(theirs.data?.elements ?? [])].map(withoutLayout);
  const images = useImageSources({ elements, productColor: null });
  const failed = [mine, theirs].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <ErrorState error={failed.error} title="The versions could not be loaded" onRetry={() => void failed.refetch()} />
    );
  }
  if (mine.data === undefined || theirs.data === undefined) return <SkeletonRows label="Loading both versions" />;
  const names = { mine: into.name, theirs: from.name };
  const sides = { mine: mine.data, theirs: theirs.data };
  return (
    <ol aria-label="Conflicts" className="flex flex-col gap-4">
      {conflict.metadataConflicts.map((each) => (
        <li key={`metadata ${each.key}`}>
          <MetadataChoice
            conflict={each}
            names={names}
            hexOf={(name) => productColorOf(style, { elements: [], productColor: name })}
            choice={metadataChoices[each.key]}
            onChoose={(side) => onChooseMetadata(each.key, side)}
          />
        </li>
      ))}
      {conflict.conflicts.map((each) => (
        <li key={each.elementId}>
          <ConflictChoice
            conflict={each}
            names={names}
            revisions={sides}
            spaces={style.spaces}
            images={images}
            colorOf={(revision) => productColorOfRevision(style, revision)}
            renderer={renderer}
            choice={choices[each.elementId]}
            onChoose={(resolution) => onChoose(each.elementId, resolution)}
          />
        </li>
      ))}
    </ol>
  );
}
