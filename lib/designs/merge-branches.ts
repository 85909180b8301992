import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import type { MergeBranchesInput } from "./branch-schemas";
import { resolveBranch } from "./branches";
import { createRevision } from "./create-revision";
import { findAncestors, findMergeBase } from "./elements/merge-base";
import { mergeElements, resolveConflicts } from "./elements/merge-elements";
import { mergeMetadata } from "./elements/merge-metadata";
import { readDesign } from "./list-designs";
import { readRevision } from "./read-revision";
import { readGraph } from "./revision-graph";
import { readHead } from "./revision-line";
import type { RevisionJson } from "./schemas";

/** Somebody may save on the target while lines are broken; after so many times in a row the caller decides. */
const attempts = 4;

/**
 * Merges what happened on one line since both were last the same into another, as a new revision of that one.
 * @throws `merge_conflict` with `conflicts`, `metadataConflicts` and the three revisions when both changed the same and
 *   `resolutions` or `metadataResolutions` do not decide it; `conflict` when there is nothing to merge; `not_found`
 */
export async function mergeBranches({
  ctx,
  designId,
  input,
}: {
  ctx: Context;
  designId: string;
  input: MergeBranchesInput;
}): Promise<RevisionJson> {
  requireScope(ctx, "designs:write");
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await mergeOnce(ctx, designId, input);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "stale_parent" || attempt === attempts) throw error;
    }
  }
}

async function mergeOnce(ctx: Context, designId: string, input: MergeBranchesInput): Promise<RevisionJson> {
  const { base, mine, theirs, from, into } = await loadSides(ctx, designId, input);
  const first = mergeElements(base?.elements ?? [], mine?.elements ?? [], theirs.elements);
  const { merged, conflicts } = resolveConflicts(first, input.resolutions ?? {});
  const metadata = mergeMetadata(
    base?.metadata ?? {},
    mine?.metadata ?? {},
    theirs.metadata,
    input.metadataResolutions,
  );
  if (conflicts.length > 0 || metadata.conflicts.length > 0) {
    const what = conflicts.length > 0 ? "elements" : "metadata";
    throw new AppError("merge_conflict", `Both lines changed the same ${what}.`, {
      extra: {
        baseRevisionId: base?.id ?? null,
        mineRevisionId: mine?.id ?? null,
        theirsRevisionId: theirs.id,
        conflicts,
        metadataConflicts: metadata.conflicts,
      },
    });
  }
  return createRevision({
    ctx,
    designId,
    input: {
      elements: merged,
      name: `Merge of ${from.name}`,
      metadata: toJson(metadata.merged),
      parentRevisionId: mine?.id ?? null,
      branchId: into.id,
    },
    mergedRevisionId: theirs.id,
  });
}

async function loadSides(ctx: Context, designId: string, input: MergeBranchesInput) {
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await readDesign(tx, tenantId, designId);
    const from = await resolveBranch(tx, tenantId, designId, input.fromBranch);
    const into = await resolveBranch(tx, tenantId, designId, input.intoBranch);
    if (from.id === into.id) {
      throw new AppError("validation_failed", "A line is not merged into itself.", {
        errors: [{ path: "intoBranch", message: "is the same line as fromBranch" }],
      });
    }
    const theirHead = await readHead(tx, tenantId, designId, from.id);
    const myHead = await readHead(tx, tenantId, designId, into.id);
    const graph = await readGraph(tx, tenantId, designId);
    if (theirHead === undefined || (myHead && findAncestors(graph, myHead.id).has(theirHead.id))) {
      throw new AppError("conflict", `${into.name} already has everything of ${from.name}.`);
    }
    const baseId = myHead === undefined ? null : findMergeBase(graph, myHead.id, theirHead.id);
    return {
      from,
      into,
      base: baseId === null ? undefined : await readRevision(tx, tenantId, baseId),
      mine: myHead === undefined ? undefined : await readRevision(tx, tenantId, myHead.id),
      theirs: await readRevision(tx, tenantId, theirHead.id),
    };
  });
}

/** Metadata came as JSON, so it is JSON. */
function toJson(
  metadata: Readonly<Record<string, unknown>>,
): NonNullable<Parameters<typeof createRevision>[0]["input"]["metadata"]> {
  return JSON.parse(JSON.stringify(metadata)) as NonNullable<Parameters<typeof createRevision>[0]["input"]["metadata"]>;
}
