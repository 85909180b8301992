import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import type { RevisionDiffJson } from "./branch-schemas";
import { diffElements } from "./elements/diff-elements";
import { readRevision } from "./read-revision";

/** What `otherId` has that `id` had not, element by element and field by field. @throws `not_found`; `validation_failed` across designs */
export async function diffRevisions({
  ctx,
  id,
  otherId,
}: {
  ctx: Context;
  id: string;
  otherId: string;
}): Promise<RevisionDiffJson> {
  requireScope(ctx, "designs:read");
  return withTenant(ctx.tenantId, async (tx) => {
    const before = await readRevision(tx, ctx.tenantId, id);
    const after = await readRevision(tx, ctx.tenantId, otherId);
    if (before.designId !== after.designId) {
      throw new AppError("validation_failed", "Only revisions of one design are compared.", {
        errors: [{ path: "otherId", message: "is a revision of another design" }],
      });
    }
    return { beforeRevisionId: id, afterRevisionId: otherId, ...diffElements(before.elements, after.elements) };
  });
}
