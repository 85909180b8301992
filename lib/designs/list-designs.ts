import { and, desc, eq, ilike, isNotNull, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { designs, styleVersionsCache, users } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import type { DesignJson } from "./schemas";

export const listDesignsQuery = pageQuery.extend({
  q: z.string().trim().max(200).optional().describe("Part of the name"),
  styleVersionId: z.uuid().optional(),
  deleted: z.enum(["true", "false"]).default("false").describe("`true` lists what is in the trash"),
});

const columns = {
  design: designs,
  styleName: styleVersionsCache.name,
  author: { id: users.id, name: users.name },
};

function select(tx: Transaction) {
  return tx
    .select(columns)
    .from(designs)
    .innerJoin(
      styleVersionsCache,
      and(eq(styleVersionsCache.tenantId, designs.tenantId), eq(styleVersionsCache.id, designs.styleVersionId)),
    )
    .leftJoin(users, eq(users.id, designs.createdBy));
}

type DesignRow = Awaited<ReturnType<typeof select>>[number];

/** Address of an artifact's bytes for whoever is signed in. */
export function contentUrl(artifactId: string): string {
  return `/api/v1/artifacts/${artifactId}/content`;
}

function toJson({ design, styleName, author }: DesignRow): DesignJson {
  return {
    id: design.id,
    name: design.name,
    styleVersionId: design.styleVersionId,
    styleName,
    decorationProvider: design.decorationProvider,
    legacyProvider: design.legacyProvider,
    legacyReference: design.legacyReference,
    headRevisionId: design.headRevisionId,
    thumbnailUrl: design.thumbnailArtifactId === null ? null : contentUrl(design.thumbnailArtifactId),
    createdBy: author,
    createdAt: design.createdAt.toISOString(),
    updatedAt: design.updatedAt.toISOString(),
    deletedAt: design.deletedAt?.toISOString() ?? null,
  };
}

/** Newest designs first. */
export async function listDesigns({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.infer<typeof listDesignsQuery>;
}): Promise<Page<DesignJson>> {
  requireScope(ctx, "designs:read");
  const after = decodeIdCursor(query.cursor);
  const pattern = query.q ? `%${query.q.replace(/[\\%_]/g, "\\$&")}%` : undefined;
  const rows = await readTenant(ctx.tenantId, (tx) =>
    select(tx)
      .where(
        and(
          eq(designs.tenantId, ctx.tenantId),
          query.deleted === "true" ? isNotNull(designs.deletedAt) : isNull(designs.deletedAt),
          pattern === undefined ? undefined : ilike(designs.name, pattern),
          query.styleVersionId === undefined ? undefined : eq(designs.styleVersionId, query.styleVersionId),
          after === undefined ? undefined : lt(designs.id, after),
        ),
      )
      .orderBy(desc(designs.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.design.id, toJson);
}

/** @throws `not_found`; a design in the trash is found, its `deletedAt` says where it is */
export async function readDesign(tx: Transaction, tenantId: string, id: string): Promise<DesignJson> {
  const [row] = await select(tx).where(and(eq(designs.tenantId, tenantId), eq(designs.id, id)));
  if (row === undefined) throw notFound("The design");
  return toJson(row);
}

export async function getDesign({ ctx, id }: { ctx: Context; id: string }): Promise<DesignJson> {
  requireScope(ctx, "designs:read");
  return withTenant(ctx.tenantId, (tx) => readDesign(tx, ctx.tenantId, id));
}
