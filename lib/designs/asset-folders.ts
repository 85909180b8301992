import { and, asc, count, eq, gt, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { assetFolders, assets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type {
  AssetFolderJson,
  CreateAssetFolderInput,
  deleteAssetFolderQuery,
  UpdateAssetFolderInput,
} from "./asset-folder-schemas";

/** Folders inside folders at most; nobody finds anything deeper. */
const maxDepth = 12;

type Row = typeof assetFolders.$inferSelect;

const folderIs = (tenantId: string, id: string) => and(eq(assetFolders.tenantId, tenantId), eq(assetFolders.id, id));

function toJson(row: Row, assetCount: number): AssetFolderJson {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parentId,
    assetCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

async function countAssets(tx: Transaction, tenantId: string, folderId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(assets)
    .where(and(eq(assets.tenantId, tenantId), eq(assets.folderId, folderId), isNull(assets.deletedAt)));
  return row?.count ?? 0;
}

/** Whoever changes the tree waits for whoever changes it: two moves at once could otherwise close a circle. */
async function lockTree(tx: Transaction, tenantId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`asset-folders:${tenantId}`}, 0))`);
}

async function loadFolder(tx: Transaction, tenantId: string, id: string): Promise<Row> {
  const [row] = await tx.select().from(assetFolders).where(folderIs(tenantId, id));
  if (row === undefined) throw notFound("The folder");
  return row;
}

/** The folder and all above it, from the inside out. */
async function readAncestors(tx: Transaction, tenantId: string, id: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive above as (
      select f.id, f.parent_id, 1 as depth from ${assetFolders} f where f.tenant_id = ${tenantId} and f.id = ${id}
      union all
      select f.id, f.parent_id, above.depth + 1 from ${assetFolders} f join above on f.id = above.parent_id
      where f.tenant_id = ${tenantId} and above.depth <= ${maxDepth}::int
    )
    select id from above order by depth`);
  return rows.map((row) => row.id);
}

/** How many levels of folders a folder has, itself included. */
async function measureHeight(tx: Transaction, tenantId: string, id: string): Promise<number> {
  const rows = await tx.execute<{ height: number }>(sql`
    with recursive below as (
      select f.id, 1 as depth from ${assetFolders} f where f.tenant_id = ${tenantId} and f.id = ${id}
      union all
      select f.id, below.depth + 1 from ${assetFolders} f join below on f.parent_id = below.id
      where f.tenant_id = ${tenantId} and below.depth <= ${maxDepth}::int
    )
    select max(depth)::int as height from below`);
  return rows[0]?.height ?? 1;
}

function refuse(path: string, message: string): AppError {
  return new AppError("validation_failed", `The folder cannot be there: it ${message}.`, {
    errors: [{ path, message }],
  });
}

/** @param moved the folder that goes there, when it exists already */
async function checkPlace(tx: Transaction, tenantId: string, parentId: string, moved?: string): Promise<void> {
  const ancestors = await readAncestors(tx, tenantId, parentId);
  if (ancestors.length === 0) throw refuse("parentId", "is no folder of the library");
  if (moved !== undefined && ancestors.includes(moved)) throw refuse("parentId", "would lie in itself");
  const height = moved === undefined ? 1 : await measureHeight(tx, tenantId, moved);
  if (ancestors.length + height > maxDepth) throw refuse("parentId", `would lie more than ${maxDepth} levels deep`);
}

/** @throws AppError `conflict` when there is such a folder already */
async function checkName(tx: Transaction, tenantId: string, parentId: string | null, name: string, except?: string) {
  const [found] = await tx
    .select({ id: assetFolders.id })
    .from(assetFolders)
    .where(
      and(
        eq(assetFolders.tenantId, tenantId),
        parentId === null ? isNull(assetFolders.parentId) : eq(assetFolders.parentId, parentId),
        sql`lower(${assetFolders.name}) = lower(${name})`,
        except === undefined ? undefined : sql`${assetFolders.id} <> ${except}`,
      ),
    );
  if (found === undefined) return;
  throw new AppError("conflict", `There is a folder “${name}” already.`, {
    errors: [{ path: "name", message: "is taken" }],
  });
}

/** All folders, oldest first; the tree is in their `parentId`. */
export async function listAssetFolders({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery;
}): Promise<Page<AssetFolderJson>> {
  requireScope(ctx, "assets:read");
  const after = decodeIdCursor(query.cursor);
  const rows = await withTenant(ctx.tenantId, (tx) =>
    tx
      .select({ folder: assetFolders, assetCount: count(assets.id) })
      .from(assetFolders)
      .leftJoin(
        assets,
        and(eq(assets.tenantId, assetFolders.tenantId), eq(assets.folderId, assetFolders.id), isNull(assets.deletedAt)),
      )
      .where(and(eq(assetFolders.tenantId, ctx.tenantId), after === undefined ? undefined : gt(assetFolders.id, after)))
      .groupBy(assetFolders.tenantId, assetFolders.id)
      .orderBy(asc(assetFolders.id))
      .limit(query.limit + 1),
  );
  return toPage(
    rows,
    query.limit,
    (row) => row.folder.id,
    (row) => toJson(row.folder, row.assetCount),
  );
}

/** @throws AppError `validation_failed`, `conflict` when the name is taken */
export async function createAssetFolder({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateAssetFolderInput;
}): Promise<AssetFolderJson> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  const { name, parentId = null } = input;
  return withTenant(tenantId, async (tx) => {
    await lockTree(tx, tenantId);
    if (parentId !== null) await checkPlace(tx, tenantId, parentId);
    await checkName(tx, tenantId, parentId, name);
    const [row] = await tx.insert(assetFolders).values({ tenantId, name, parentId, createdBy: ctx.userId }).returning();
    if (row === undefined) throw new Error("The folder was not inserted.");
    const payload = { name, parentId };
    await recordAudit(tx, ctx, { action: "asset-folder.created", entity: "asset_folders", entityId: row.id, payload });
    await recordChanges(tx, tenantId, [{ entity: "asset_folders", id: row.id, status: "created" }]);
    return toJson(row, 0);
  });
}

/** Renames or moves a folder with all that is in it. @throws AppError `not_found`, `validation_failed`, `conflict` */
export async function updateAssetFolder({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateAssetFolderInput;
}): Promise<AssetFolderJson> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await lockTree(tx, tenantId);
    const before = await loadFolder(tx, tenantId, id);
    const { name, parentId } = { name: before.name, parentId: before.parentId, ...input };
    if (parentId !== null && parentId !== before.parentId) await checkPlace(tx, tenantId, parentId, id);
    await checkName(tx, tenantId, parentId, name, id);
    const [row] = await tx.update(assetFolders).set({ name, parentId }).where(folderIs(tenantId, id)).returning();
    if (row === undefined) throw notFound("The folder");
    await recordAudit(tx, ctx, {
      action: "asset-folder.changed",
      entity: "asset_folders",
      entityId: id,
      payload: input,
    });
    await recordChanges(tx, tenantId, [{ entity: "asset_folders", id, status: "changed" }]);
    return toJson(row, await countAssets(tx, tenantId, id));
  });
}

/** What lies in a folder goes to the folder above. */
async function moveUp(tx: Transaction, tenantId: string, folder: Row): Promise<void> {
  const children = await tx
    .select({ id: assetFolders.id, name: assetFolders.name })
    .from(assetFolders)
    .where(and(eq(assetFolders.tenantId, tenantId), eq(assetFolders.parentId, folder.id)));
  for (const child of children) {
    // The folder that goes away may give its own name to one that was in it.
    await checkName(tx, tenantId, folder.parentId, child.name, folder.id);
  }
  // Moved aside, because its name may be the one that a folder in it brings up.
  await tx
    .update(assetFolders)
    .set({ name: `${folder.name} ${folder.id}` })
    .where(folderIs(tenantId, folder.id));
  await tx
    .update(assetFolders)
    .set({ parentId: folder.parentId })
    .where(and(eq(assetFolders.tenantId, tenantId), eq(assetFolders.parentId, folder.id)));
}

/**
 * Deletes a folder. Artwork in the trash never keeps it: restored, it is in the folder above.
 * @throws AppError `not_found`; `conflict` when something is in it, unless told to move that up
 */
export async function deleteAssetFolder({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: z.infer<typeof deleteAssetFolderQuery>;
}): Promise<void> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    await lockTree(tx, tenantId);
    const folder = await loadFolder(tx, tenantId, id);
    // Locked against artwork that is put into it at this moment.
    await tx.select({ id: assetFolders.id }).from(assetFolders).where(folderIs(tenantId, id)).for("update");
    if (query.content === "refuse") {
      const [child] = await tx
        .select({ id: assetFolders.id })
        .from(assetFolders)
        .where(and(eq(assetFolders.tenantId, tenantId), eq(assetFolders.parentId, id)))
        .limit(1);
      if (child !== undefined || (await countAssets(tx, tenantId, id)) > 0) {
        throw new AppError(
          "conflict",
          "The folder is not empty; move what is in it, or delete it with content=move-up.",
        );
      }
    } else await moveUp(tx, tenantId, folder);
    const moved = await tx
      .update(assets)
      .set({ folderId: folder.parentId })
      .where(and(eq(assets.tenantId, tenantId), eq(assets.folderId, id)))
      .returning({ id: assets.id });
    await tx.delete(assetFolders).where(folderIs(tenantId, id));
    const payload = { name: folder.name, parentId: folder.parentId, movedAssets: moved.length };
    await recordAudit(tx, ctx, { action: "asset-folder.deleted", entity: "asset_folders", entityId: id, payload });
    await recordChanges(tx, tenantId, [
      { entity: "asset_folders", id, status: "deleted" },
      ...moved.map((asset) => ({ entity: "assets", id: asset.id, status: "moved" })),
    ]);
  });
}
