import type { Transaction } from "@/db/client";
import { artifacts } from "@/db/schema";
import { type Artifact, getArtifact } from "./artifact";
import { lockContent } from "./content-lock";

/**
 * A second artifact with the bytes of another one; nothing is read or written in the store. Each stays as long as its own
 * links, holds and retention say. @throws AppError `not_found`
 */
export async function copyArtifact(
  tx: Transaction,
  input: {
    tenantId: string;
    id: string;
    jobId: string | null;
    createdBy: string | null;
    traceMetadata: Record<string, unknown>;
  },
): Promise<Artifact> {
  const { tenantId, id, jobId, createdBy, traceMetadata } = input;
  const { contentHash } = await getArtifact({ tenantId, id, tx });
  await lockContent(tx, tenantId, contentHash);
  // Looked at again under the lock: collection may have been about to take the bytes.
  const original = await getArtifact({ tenantId, id, tx });
  const { type, kind, uri, sizeBytes, filename, metadata } = original;
  const [row] = await tx
    .insert(artifacts)
    .values({
      tenantId,
      type,
      kind,
      uri,
      contentHash,
      sizeBytes,
      filename,
      metadata,
      traceMetadata: { ...original.traceMetadata, ...traceMetadata },
      jobId,
      createdBy,
    })
    .returning();
  if (row === undefined) throw new Error("The artifact was not inserted.");
  return row;
}
