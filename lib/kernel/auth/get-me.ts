import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { getDb } from "@/db/client";
import { members, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { isOperator } from "./operators";
import { roles } from "./permissions";

const organizationJson = z.object({ id: z.uuid(), name: z.string(), slug: z.string() });

export const meJson = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable(),
    twoFactorEnabled: z.boolean(),
  }),
  organization: organizationJson,
  organizations: z.array(organizationJson.extend({ role: z.enum(roles) })),
  role: z.enum(roles),
  scopes: z.array(z.string()),
  isOperator: z.boolean(),
  apiKeyId: z.uuid().nullable(),
});
export type MeJson = z.infer<typeof meJson>;

/** The caller: person, active organization, all own organizations (of an API key only its own one), rights. */
export async function getMe({ ctx }: { ctx: Context }): Promise<MeJson> {
  const db = getDb();
  const [[user], memberships, operator] = await Promise.all([
    db.select().from(users).where(eq(users.id, ctx.userId)),
    db
      .select({
        id: organizations.id,
        name: organizations.name,
        slug: organizations.slug,
        role: members.role,
        status: members.status,
      })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(eq(members.userId, ctx.userId))
      .orderBy(asc(members.createdAt)),
    isOperator(ctx),
  ]);
  const own = memberships.filter(
    (entry) => entry.status === "active" && (ctx.apiKeyId === null || entry.id === ctx.tenantId),
  );
  const active = own.find((entry) => entry.id === ctx.tenantId);
  if (user === undefined || active === undefined) throw notFound("The organization");
  return {
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      image: user.image,
      twoFactorEnabled: user.twoFactorEnabled,
    },
    organization: { id: active.id, name: active.name, slug: active.slug },
    organizations: own.map(({ id, name, slug, role }) => ({ id, name, slug, role })),
    role: ctx.role,
    scopes: [...ctx.scopes],
    isOperator: operator,
    apiKeyId: ctx.apiKeyId,
  };
}
