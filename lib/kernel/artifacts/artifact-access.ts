import type { Transaction } from "@/db/client";
import type { Area } from "@/lib/kernel/auth/permissions";
import { type Context, requireScope } from "@/lib/kernel/context";
import { type Artifact, type ArtifactKind, artifactKinds, getArtifact } from "./artifact";

/** Whose business a kind of file is: who may read the area may read the file. */
const areaOfKind: Record<ArtifactKind, Area> = {
  upload: "assets",
  asset: "assets",
  preview: "designs",
  export: "designs",
  legacy: "designs",
  image: "products",
  generated: "collections",
  bundle: "campaigns",
};

function areaOf(artifact: Artifact): Area {
  const kind = artifactKinds.find((known) => known === artifact.kind);
  if (kind === undefined) throw new Error(`Unknown kind of artifact ${artifact.kind}`);
  return areaOfKind[kind];
}

/** @throws AppError `not_found`, `forbidden` */
export async function getReadableArtifact(input: { ctx: Context; id: string }): Promise<Artifact> {
  const artifact = await getArtifact({ tenantId: input.ctx.tenantId, id: input.id });
  requireScope(input.ctx, `${areaOf(artifact)}:read`);
  return artifact;
}

/** @throws AppError `not_found`, `forbidden` */
export async function getWritableArtifact(tx: Transaction, input: { ctx: Context; id: string }): Promise<Artifact> {
  const artifact = await getArtifact({ tenantId: input.ctx.tenantId, id: input.id, tx });
  requireScope(input.ctx, `${areaOf(artifact)}:write`);
  return artifact;
}
