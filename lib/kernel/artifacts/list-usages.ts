import { z } from "zod";
import type { Context } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { getReadableArtifact } from "./artifact-access";
import { listArtifactUsages } from "./artifact-links";

export const usageJson = z.object({
  entity: z.string().describe("Kind of what uses it, in the plural: assets, design_revisions"),
  entityId: z.uuid(),
  role: z.string().describe("What the file is to it: source, preview"),
  createdAt: z.iso.datetime(),
});
export type UsageJson = z.infer<typeof usageJson>;

const cursorSchema = z.tuple([z.string().max(100), z.uuid(), z.string().max(100)]);

function decodeCursor(cursor: string | undefined): { entity: string; entityId: string; role: string } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [entity, entityId, role] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { entity, entityId, role };
  } catch (error) {
    throw new AppError("malformed_request", "The cursor is not one of this studio's.", { cause: error });
  }
}

/** Where an artifact is used. @throws AppError `not_found`, `forbidden`, `malformed_request` */
export async function listUsages({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: PageQuery;
}): Promise<Page<UsageJson>> {
  await getReadableArtifact({ ctx, id });
  const after = decodeCursor(query.cursor);
  const rows = await listArtifactUsages({ tenantId: ctx.tenantId, artifactId: id, after, limit: query.limit + 1 });
  return toPage(
    rows,
    query.limit,
    (row) => JSON.stringify([row.entity, row.entityId, row.role]),
    (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
  );
}
