import { and, eq } from "drizzle-orm";
import { notificationPreferences } from "@/db/schema";
import { readTenant, withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { audiences } from "./audiences";
import {
  type NotificationType,
  notificationTypes,
  type PreferencesInput,
  type PreferencesJson,
  personalTypes,
  type TypePreference,
  typePreference,
} from "./notification-schemas";
import type { QuietHours } from "./quiet-hours";

export type PreferencesRow = typeof notificationPreferences.$inferSelect;

/** What somebody chose for a type, or what is usual. */
export function preferenceFor(row: PreferencesRow | undefined, type: NotificationType): TypePreference {
  const chosen = typePreference.safeParse(row?.types[type]);
  return chosen.success ? chosen.data : audiences[type].usual;
}

/** Null: mail may come at any time. */
export function quietHoursOfPerson(row: PreferencesRow | undefined): QuietHours | null {
  if (row === undefined || row.quietFrom === null || row.quietTo === null) return null;
  return { from: row.quietFrom, to: row.quietTo, timeZone: row.timeZone };
}

function toJson(row: PreferencesRow | undefined): PreferencesJson {
  const quiet = quietHoursOfPerson(row);
  return {
    types: Object.fromEntries(personalTypes.map((type) => [type, preferenceFor(row, type)])),
    timeZone: row?.timeZone ?? "UTC",
    quietHours: quiet === null ? null : { from: quiet.from, to: quiet.to },
  };
}

const mine = (ctx: Context) =>
  and(eq(notificationPreferences.tenantId, ctx.tenantId), eq(notificationPreferences.userId, ctx.userId));

/** How the caller wants to be told in this organization. */
export async function getPreferences({ ctx }: { ctx: Context }): Promise<PreferencesJson> {
  requireScope(ctx, "notifications:read");
  const [row] = await readTenant(ctx.tenantId, (tx) => tx.select().from(notificationPreferences).where(mine(ctx)));
  return toJson(row);
}

/** Changes the types that are named; a time zone or quiet hours that are not named stay. */
export async function putPreferences({
  ctx,
  input,
}: {
  ctx: Context;
  input: PreferencesInput;
}): Promise<PreferencesJson> {
  requireScope(ctx, "notifications:write");
  const { tenantId, userId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await tx.insert(notificationPreferences).values({ tenantId, userId }).onConflictDoNothing();
    const [before] = await tx.select().from(notificationPreferences).where(mine(ctx)).for("update");
    const types: Record<string, TypePreference> = { ...before?.types, ...input.types };
    const [row] = await tx
      .update(notificationPreferences)
      .set({
        types: Object.fromEntries(
          notificationTypes.flatMap((type) => (types[type] === undefined ? [] : [[type, types[type]]])),
        ),
        ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
        ...(input.quietHours === undefined
          ? {}
          : { quietFrom: input.quietHours?.from ?? null, quietTo: input.quietHours?.to ?? null }),
      })
      .where(mine(ctx))
      .returning();
    await recordChanges(tx, tenantId, [{ entity: "notification_preferences", id: userId, status: "changed" }]);
    return toJson(row);
  });
}
