import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, designs, organizationSettings } from "@/db/schema";
import { isRegionCode } from "./elements/regions";

function regionOf(metadata: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const region = metadata?.region;
  return typeof region === "string" && isRegionCode(region) ? region : undefined;
}

async function readNewestMetadata(tx: Transaction, tenantId: string, designId: string) {
  const [newest] = await tx
    .select({ metadata: designRevisions.metadata })
    .from(designs)
    .innerJoin(
      designRevisions,
      and(eq(designRevisions.tenantId, designs.tenantId), eq(designRevisions.id, designs.headRevisionId)),
    )
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId)));
  return newest?.metadata;
}

/**
 * Where what shows artwork will be sold, as an ISO 3166 code: what was asked for, else what the revision says
 * (`metadata.region`; of a design its newest one), else where the organization sells. Undefined: nobody said.
 */
export async function readSalesRegion(
  tx: Transaction,
  tenantId: string,
  use: {
    region?: string | undefined;
    metadata?: Readonly<Record<string, unknown>> | undefined;
    designId?: string | undefined;
  },
): Promise<string | undefined> {
  if (use.region !== undefined) return use.region;
  const metadata =
    use.metadata ?? (use.designId === undefined ? undefined : await readNewestMetadata(tx, tenantId, use.designId));
  const own = regionOf(metadata);
  if (own !== undefined) return own;
  const [settings] = await tx
    .select({ region: organizationSettings.region })
    .from(organizationSettings)
    .where(eq(organizationSettings.tenantId, tenantId));
  return settings?.region ?? undefined;
}
