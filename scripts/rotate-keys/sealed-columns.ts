import { secretContext } from "@/lib/designs/legacy-providers";
import { sealContext } from "@/lib/kernel/http/idempotency";
import { contextOf } from "@/lib/kernel/notifications/channel-secret";

export interface SealedColumn {
  /** Table of the schema `app`. */
  table: string;
  column: string;
  /** Primary key. */
  key: readonly string[];
  /** What its values are sealed for. @param key values of the primary key, in its order */
  contextOf: (key: readonly string[]) => string;
}

/** Every column that holds what `seal` made; a test compares them with the database. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: "credential_records",
    column: "secret",
    key: ["tenant_id", "id"],
    contextOf: ([, id = ""]) => id,
  },
  {
    table: "notification_channels",
    column: "signing_secret",
    key: ["tenant_id", "id"],
    contextOf: ([, id = ""]) => contextOf(id),
  },
  {
    table: "notification_channels",
    column: "previous_secret",
    key: ["tenant_id", "id"],
    contextOf: ([, id = ""]) => contextOf(id),
  },
  {
    table: "legacy_providers",
    column: "secret",
    key: ["tenant_id", "name"],
    contextOf: ([tenantId = "", name = ""]) => secretContext(tenantId, name),
  },
  {
    table: "idempotency_keys",
    column: "response_body",
    key: ["tenant_id", "user_id", "key"],
    contextOf: ([tenantId = "", userId = "", key = ""]) => sealContext({ tenantId, userId }, key),
  },
];
