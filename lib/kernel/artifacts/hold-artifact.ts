import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import type { Context } from "@/lib/kernel/context";
import { getWritableArtifact } from "./artifact-access";
import { holdArtifact, releaseArtifact } from "./artifact-links";

interface HoldInput {
  ctx: Context;
  id: string;
  /** The caller's name for the reason. */
  reference: string;
}

/** `PUT /artifacts/{id}/holds/{reference}`. @throws AppError `not_found`, `forbidden`, `validation_failed` */
export async function createHold({ ctx, id, reference }: HoldInput): Promise<void> {
  await changeHold({ ctx, id, reference }, holdArtifact, "artifact.held");
}

/** `DELETE /artifacts/{id}/holds/{reference}`. @throws AppError `not_found`, `forbidden` */
export async function deleteHold({ ctx, id, reference }: HoldInput): Promise<void> {
  await changeHold({ ctx, id, reference }, releaseArtifact, "artifact.released");
}

async function changeHold(
  { ctx, id, reference }: HoldInput,
  change: typeof holdArtifact,
  action: string,
): Promise<void> {
  await withTenant(ctx.tenantId, async (tx) => {
    await getWritableArtifact(tx, { ctx, id });
    await change(tx, { tenantId: ctx.tenantId, artifactId: id, reference });
    await recordAudit(tx, ctx, { action, entity: "artifacts", entityId: id, payload: { reference } });
  });
}
