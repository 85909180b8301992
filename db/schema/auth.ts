import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgSchema, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** PostgreSQL schema of the identity tables; better-auth reads and writes them. */
export const authSchema = pgSchema("auth");

const primaryId = () => uuid("id").primaryKey().default(sql`gen_random_uuid()`);
const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** People. An e-mail address signs in once, in however many organizations. */
export const users = authSchema.table("users", {
  id: primaryId(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/** Organizations; their id is the `tenant_id` of everything in schema `app`. */
export const organizations = authSchema.table("organizations", {
  id: primaryId(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  metadata: text("metadata"),
  createdAt: at("created_at").notNull().defaultNow(),
});

/** Signed-in browsers; `activeOrganizationId` is the organization a request acts in. */
export const sessions = authSchema.table(
  "sessions",
  {
    id: primaryId(),
    token: text("token").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    activeOrganizationId: uuid("active_organization_id").references(() => organizations.id, { onDelete: "set null" }),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("sessions_user_id_idx").on(table.userId), index("sessions_expires_at_idx").on(table.expiresAt)],
);

/** Ways to sign in: a password hash, or an account at an OAuth provider. */
export const accounts = authSchema.table(
  "accounts",
  {
    id: primaryId(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [
    index("accounts_user_id_idx").on(table.userId),
    unique("accounts_provider_account_key").on(table.providerId, table.accountId),
  ],
);

/** Short-lived tokens of password resets, e-mail changes and two-factor challenges. */
export const verifications = authSchema.table(
  "verifications",
  {
    id: primaryId(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [
    index("verifications_identifier_idx").on(table.identifier),
    index("verifications_expires_at_idx").on(table.expiresAt),
  ],
);

/** The roles of an organization, weakest first. */
export const memberRoles = ["viewer", "designer", "marketer", "engineer", "admin", "owner"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A membership is `invited` until first accepted, and `suspended` while an admin has shut it out. */
export const memberStatuses = ["invited", "active", "suspended"] as const;
export type MemberStatus = (typeof memberStatuses)[number];

const inList = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(", "));

export const members = authSchema.table(
  "members",
  {
    id: primaryId(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").$type<MemberRole>().notNull().default("viewer"),
    status: text("status").$type<MemberStatus>().notNull().default("active"),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("members_organization_user_key").on(table.organizationId, table.userId),
    index("members_user_id_idx").on(table.userId),
    check("members_role_check", sql`${table.role} in (${inList(memberRoles)})`),
    check("members_status_check", sql`${table.status} in (${inList(memberStatuses)})`),
  ],
);

export const invitations = authSchema.table(
  "invitations",
  {
    id: primaryId(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    role: text("role").$type<MemberRole>(),
    status: text("status").notNull().default("pending"),
    expiresAt: at("expires_at").notNull(),
    inviterId: uuid("inviter_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("invitations_organization_id_idx").on(table.organizationId),
    index("invitations_email_idx").on(table.email),
    index("invitations_inviter_id_idx").on(table.inviterId),
    check("invitations_role_check", sql`${table.role} is null or ${table.role} in (${inList(memberRoles)})`),
    check(
      "invitations_status_check",
      sql`${table.status} in (${inList(["pending", "accepted", "rejected", "canceled"])})`,
    ),
  ],
);

/** TOTP secrets (encrypted by better-auth) and hashed backup codes. */
export const twoFactors = authSchema.table(
  "two_factors",
  {
    id: primaryId(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    verified: boolean("verified").default(true),
    failedVerificationCount: integer("failed_verification_count").default(0),
    lockedUntil: at("locked_until"),
  },
  (table) => [index("two_factors_user_id_idx").on(table.userId), index("two_factors_secret_idx").on(table.secret)],
);

/** API keys, stored hashed. A key acts as the person who created it, in one organization, narrowed by its scopes. */
export const apiKeys = authSchema.table(
  "api_keys",
  {
    /** UUIDv7, so that keys list newest first. */
    id: uuid("id")
      .primaryKey()
      .$defaultFn(() => v7()),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** SHA-256 of the key, lower-case hex. A key is 256 random bits, so a slow hash would add nothing. */
    keyHash: text("key_hash").notNull().unique(),
    /** First characters, to recognize the key in a list. */
    start: text("start").notNull(),
    /** `<area>:read` and `<area>:write`; null: everything the person may do. */
    scopes: text("scopes").array(),
    /** Written at most once a minute. */
    lastUsedAt: at("last_used_at"),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("api_keys_organization_id_idx").on(table.organizationId, table.id),
    index("api_keys_user_id_idx").on(table.userId),
  ],
);
