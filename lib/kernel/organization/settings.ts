import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { organizationSettings } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { countrySchema } from "./country-schemas";

/** Kinds of artifacts that retention can be set for. */
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

export const settingsJson = z.object({
  catalogueUrl: z.url().nullable().describe("HTTP catalogue; null: the built-in one"),
  retentionDays: z
    .partialRecord(z.enum(artifactKinds), z.number().int())
    .describe("Days an artifact is kept, a kind; absent: for ever"),
  generationDefaults: z.record(z.string(), z.unknown()),
  monthlyGenerationLimit: z.number().int().nullable(),
  allowedFileTypes: z.array(z.string()).nullable().describe("MIME types people may upload; null: all the studio knows"),
  region: z
    .string()
    .nullable()
    .describe(
      "Country where it sells, ISO 3166-1 alpha-2; rules of artwork ask for it where a design says nothing else",
    ),
});
export type SettingsJson = z.infer<typeof settingsJson>;

export const updateSettingsInput = z
  .strictObject({
    catalogueUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      // Everybody in the organization may read the settings.
      .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === "", {
        message: "may not hold a user name or password",
      })
      .nullable(),
    retentionDays: z.partialRecord(z.enum(artifactKinds), z.number().int().min(1).max(36_500)),
    generationDefaults: someGenerationSettingsSchema.describe(
      "Settings of a scene that collections begin with; replaces all",
    ),
    monthlyGenerationLimit: z.number().int().min(0).max(10_000_000).nullable(),
    allowedFileTypes: z
      .array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/))
      .max(50)
      .nullable(),
    region: countrySchema.nullable(),
  })
  .partial();

const defaults: SettingsJson = {
  catalogueUrl: null,
  retentionDays: {},
  generationDefaults: {},
  monthlyGenerationLimit: null,
  allowedFileTypes: null,
  region: null,
};

/** The organization's settings; an organization that never changed any has the defaults. */
export async function readSettings(tx: Transaction, tenantId: string): Promise<SettingsJson> {
  const [row] = await tx.select().from(organizationSettings).where(eq(organizationSettings.tenantId, tenantId));
  if (row === undefined) return defaults;
  return {
    catalogueUrl: row.catalogueUrl,
    retentionDays: row.retentionDays,
    generationDefaults: row.generationDefaults,
    monthlyGenerationLimit: row.monthlyGenerationLimit,
    allowedFileTypes: row.allowedFileTypes,
    region: row.region,
  };
}

export async function getSettings({ ctx }: { ctx: Context }): Promise<SettingsJson> {
  requireScope(ctx, "settings:read");
  return withTenant(ctx.tenantId, (tx) => readSettings(tx, ctx.tenantId));
}

export async function updateSettings({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.infer<typeof updateSettingsInput>;
}): Promise<SettingsJson> {
  requireScope(ctx, "settings:write");
  return withTenant(ctx.tenantId, async (tx) => {
    await tx
      .insert(organizationSettings)
      .values({ ...defaults, ...input, tenantId: ctx.tenantId })
      .onConflictDoUpdate({ target: organizationSettings.tenantId, set: { ...input, updatedAt: new Date() } });
    await recordAudit(tx, ctx, {
      action: "settings.changed",
      entity: "organization_settings",
      entityId: ctx.tenantId,
      payload: input,
    });
    return readSettings(tx, ctx.tenantId);
  });
}
