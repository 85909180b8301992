import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { artifacts } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { notFound } from "@/lib/kernel/errors";

/** What a file is for; decides how long it is kept (`organization_settings.retention_days`). */
export const artifactKinds = [
  "upload",
  "asset",
  "preview",
  "export",
  "legacy",
  "image",
  "generated",
  "bundle",
] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

/** A row of `artifacts`. */
export type Artifact = typeof artifacts.$inferSelect;

/** An artifact in the HTTP contract. */
export const artifactSchema = z.object({
  id: z.uuid(),
  type: z.string().describe("MIME type, sniffed"),
  uri: z.string().describe("Key in the object store"),
  contentHash: z.string().describe("SHA-256 of the bytes, lower-case hex"),
  sizeBytes: z.number().int(),
  filename: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).describe("Facts of the type, such as widthPx and heightPx"),
  traceMetadata: z.record(z.string(), z.unknown()).describe("How it came to be"),
  jobId: z.uuid().nullable(),
  runId: z.uuid().nullable(),
  skillId: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type ArtifactJson = z.infer<typeof artifactSchema>;

/** The artifact as the HTTP contract shows it. */
export function toArtifactJson(row: Artifact): ArtifactJson {
  return {
    id: row.id,
    type: row.type,
    uri: row.uri,
    contentHash: row.contentHash,
    sizeBytes: row.sizeBytes,
    filename: row.filename,
    metadata: row.metadata,
    traceMetadata: row.traceMetadata,
    jobId: row.jobId,
    runId: row.runId,
    skillId: row.skillId,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Condition that picks one artifact of one organization. */
export const artifactIs = (tenantId: string, id: string) => and(eq(artifacts.tenantId, tenantId), eq(artifacts.id, id));

/** @throws AppError `not_found`, also for another organization's artifact */
export async function getArtifact(input: { tenantId: string; id: string; tx?: Transaction }): Promise<Artifact> {
  const read = (tx: Transaction) => tx.select().from(artifacts).where(artifactIs(input.tenantId, input.id));
  const [row] = await (input.tx === undefined ? withTenant(input.tenantId, read) : read(input.tx));
  if (row === undefined) throw notFound("The artifact");
  return row;
}
