import type { SQL } from "drizzle-orm";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { exportProfiles, previewProfiles } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { provisionDesigns } from "./provision-designs";

type Table = typeof previewProfiles | typeof exportProfiles;

/** What differs between the kinds of profiles: their table's statements and their rules. */
interface ProfileKind<Row, Json, Create, Update> {
  table: Table;
  entity: "preview_profiles" | "export_profiles";
  /** Of audit entries: `<action>.created`. */
  action: string;
  label: string;
  select: (tx: Transaction, where: SQL | undefined, limit: number) => Promise<Row[]>;
  insert: (tx: Transaction, tenantId: string, input: Create) => Promise<Row[]>;
  /** Changes what is given and counts the version up. */
  update: (tx: Transaction, where: SQL | undefined, input: Update) => Promise<Row[]>;
  remove: (tx: Transaction, where: SQL | undefined) => Promise<Row[]>;
  toJson: (row: Row) => Json;
  /** @throws AppError when the changed profile breaks a rule, which takes the change back */
  checkChanged?: (row: Row) => void;
  /** @throws AppError when the profile must stay */
  checkRemoved?: (row: Row) => void;
}

/** List, create, change and delete for a kind of profiles: with tenancy, audit and live updates. */
export function createProfileService<Row extends { id: string }, Json, Create extends object, Update extends object>(
  kind: ProfileKind<Row, Json, Create, Update>,
) {
  const { table, entity, action } = kind;
  const live = (tenantId: string, condition?: SQL) =>
    and(eq(table.tenantId, tenantId), isNull(table.deletedAt), condition);

  const record = async (tx: Transaction, ctx: Context, id: string, verb: string, payload?: object) => {
    await recordAudit(tx, ctx, {
      action: `${action}.${verb}`,
      entity,
      entityId: id,
      payload: payload === undefined ? undefined : { ...payload },
    });
    await recordChanges(tx, ctx.tenantId, [{ entity, id, status: verb }]);
  };

  return {
    async list({ ctx, query }: { ctx: Context; query: PageQuery }): Promise<Page<Json>> {
      requireScope(ctx, "designs:read");
      await provisionDesigns(ctx.tenantId);
      const after = decodeIdCursor(query.cursor);
      const where = live(ctx.tenantId, after === undefined ? undefined : gt(table.id, after));
      const rows = await readTenant(ctx.tenantId, (tx) => kind.select(tx, where, query.limit + 1));
      return toPage(rows, query.limit, (row) => row.id, kind.toJson);
    },

    async create({ ctx, input }: { ctx: Context; input: Create }): Promise<Json> {
      requireScope(ctx, "designs:write");
      await provisionDesigns(ctx.tenantId);
      return withTenant(ctx.tenantId, async (tx) => {
        const [row] = await kind.insert(tx, ctx.tenantId, input);
        if (row === undefined) throw new Error("The profile was not inserted.");
        await record(tx, ctx, row.id, "created", input);
        return kind.toJson(row);
      });
    },

    async update({ ctx, id, input }: { ctx: Context; id: string; input: Update }): Promise<Json> {
      requireScope(ctx, "designs:write");
      return withTenant(ctx.tenantId, async (tx) => {
        const [row] = await kind.update(tx, live(ctx.tenantId, eq(table.id, id)), input);
        if (row === undefined) throw notFound(kind.label);
        kind.checkChanged?.(row);
        await record(tx, ctx, id, "changed", input);
        return kind.toJson(row);
      });
    },

    async remove({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
      requireScope(ctx, "designs:write");
      await withTenant(ctx.tenantId, async (tx) => {
        const [row] = await kind.remove(tx, live(ctx.tenantId, eq(table.id, id)));
        if (row === undefined) throw notFound(kind.label);
        kind.checkRemoved?.(row);
        await record(tx, ctx, id, "deleted");
      });
    },
  };
}
