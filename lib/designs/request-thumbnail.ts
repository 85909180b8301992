import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type designRevisions, previewProfiles } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import type { Emit } from "@/lib/kernel/jobs/outbox";
import type { Style } from "./catalogue/style-schema";
import { previewRequested } from "./events";
import { deriveJobKey, insertPreviewJob } from "./insert-job";
import type { StoredElement } from "./store-elements";

interface ThumbnailRequest {
  tx: Transaction;
  ctx: Context;
  emit: Emit;
  revision: typeof designRevisions.$inferSelect;
  style: Style;
  elements: readonly StoredElement[];
}

/** Has the picture of a new revision made, of the first side that shows something, in the transaction that saves it. */
export async function requestThumbnail({ tx, ctx, emit, revision, style, elements }: ThumbnailRequest): Promise<void> {
  const [profile] = await tx
    .select()
    .from(previewProfiles)
    .where(
      and(
        eq(previewProfiles.tenantId, ctx.tenantId),
        eq(previewProfiles.isThumbnail, true),
        isNull(previewProfiles.deletedAt),
      ),
    )
    .limit(1);
  if (profile === undefined) return;
  const decorated = new Set(elements.map((element) => element.spaceId));
  const space = style.spaces.find((candidate) => decorated.has(candidate.spaceId)) ?? style.spaces[0];
  if (space === undefined) return;
  const { job, isNew } = await insertPreviewJob(tx, {
    tenantId: ctx.tenantId,
    designRevisionId: revision.id,
    sideId: space.sideId,
    previewProfileId: profile.id,
    previewProfileVersion: profile.version,
    idempotencyKey: deriveJobKey(["preview", revision.id, space.sideId, profile.id, profile.version]),
    initiatedBy: ctx.userId,
  });
  if (isNew) emit({ name: previewRequested.name, data: { jobId: job.id } });
}
