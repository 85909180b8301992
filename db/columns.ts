import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";
import { organizations } from "@/db/schema/auth";

/** A new UUIDv7: time-ordered, so `order by id desc` is "newest first" and keyset pagination needs no second column. */
export function newId(): string {
  return v7();
}

/** `tenant_id`: the organization a row belongs to; first column of every key and index. */
export const tenantId = () =>
  uuid("tenant_id")
    .notNull()
    .references(() => organizations.id, { onDelete: "cascade" });

/** `id`: UUIDv7, unique within its tenant together with `tenant_id`. */
export const id = () => uuid("id").notNull().$defaultFn(newId);

/** A point in time with zone, as a JavaScript Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => instant("created_at").notNull().defaultNow();
export const updatedAt = () =>
  instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdateFn(() => new Date());

/** Raw bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
