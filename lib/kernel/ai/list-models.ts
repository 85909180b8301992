import { and, asc, eq } from "drizzle-orm";
import { aiPrices, credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { AiModelJson, AiProviderJson, ModelPrice, SetModelPriceInput } from "./ai-schemas";
import { type CatalogueModel, catalogueModels, priceSources } from "./catalogue-models";
import { builtInProviderId, catalogueProviders, findCatalogueModel, findCatalogueProvider } from "./model-catalogue";
import { readStoredPrice } from "./model-price";

/**
 * Providers with the organization's credentials (for those who may read credentials), and models with their prices; with
 * them those it named a price for.
 */
export async function listModels({
  ctx,
}: {
  ctx: Context;
}): Promise<{ providers: AiProviderJson[]; models: AiModelJson[] }> {
  requireScope(ctx, "settings:read");
  const { tenantId } = ctx;
  const seesCredentials = ctx.scopes.has("credentials:read");
  const [prices, credentials] = await withTenant(tenantId, (tx) =>
    Promise.all([
      tx.select().from(aiPrices).where(eq(aiPrices.tenantId, tenantId)),
      tx
        .select({
          id: credentialRecords.id,
          provider: credentialRecords.provider,
          name: credentialRecords.name,
          status: credentialRecords.status,
        })
        .from(credentialRecords)
        .where(and(eq(credentialRecords.tenantId, tenantId), eq(credentialRecords.providerType, "ai")))
        .orderBy(asc(credentialRecords.id)),
    ]),
  );
  const own = new Map(prices.map((row) => [`${row.providerId} ${row.modelId}`, readStoredPrice(row.price)]));
  const listed = catalogueModels.map((model) => toJson(model, own.get(`${model.providerId} ${model.modelId}`)));
  const typed = prices
    .filter((row) => findCatalogueModel(row.providerId, row.modelId) === undefined)
    .map((row) =>
      toJson(
        {
          providerId: row.providerId,
          modelId: row.modelId,
          name: row.modelId,
          tasks: findCatalogueProvider(row.providerId)?.tasks ?? [],
          price: null,
        },
        readStoredPrice(row.price),
      ),
    );
  const providers = catalogueProviders.map((provider) => ({
    ...provider,
    tasks: [...provider.tasks],
    builtIn: provider.id === builtInProviderId,
    credentials: credentials
      .filter((credential) => seesCredentials && credential.provider === provider.id)
      .map(({ id, name, status }) => ({ id, name, status })),
  }));
  return { providers, models: [...listed, ...typed] };
}

function toJson(model: CatalogueModel, own: ModelPrice | undefined): AiModelJson {
  const source = own === undefined && model.price !== null ? model.source : undefined;
  return {
    providerId: model.providerId,
    modelId: model.modelId,
    name: model.name,
    tasks: [...model.tasks],
    price: own ?? model.price,
    priceFrom: readOrigin(model, own),
    priceSource: source === undefined ? null : { ...priceSources[source] },
    note: model.note ?? null,
  };
}

function readOrigin(model: CatalogueModel, own: ModelPrice | undefined): AiModelJson["priceFrom"] {
  if (model.providerId === builtInProviderId) return "free";
  if (own !== undefined) return "organization";
  return model.price === null ? "unknown" : "list";
}

/** Sets what a model costs the organization; null goes back to the list's price. */
export async function setModelPrice({
  ctx,
  input,
}: {
  ctx: Context;
  input: SetModelPriceInput;
}): Promise<{ providers: AiProviderJson[]; models: AiModelJson[] }> {
  requireScope(ctx, "settings:write");
  const { tenantId } = ctx;
  const { providerId, modelId, price } = input;
  if (findCatalogueProvider(providerId) === undefined || providerId === builtInProviderId)
    throw new AppError("validation_failed", "Prices are set for providers that charge.", {
      errors: [{ path: "providerId", message: "is no provider that charges" }],
    });
  await withTenant(tenantId, async (tx) => {
    if (price === null) {
      await tx
        .delete(aiPrices)
        .where(
          and(eq(aiPrices.tenantId, tenantId), eq(aiPrices.providerId, providerId), eq(aiPrices.modelId, modelId)),
        );
    } else {
      const stored = Object.fromEntries(Object.entries(price).filter(([, usd]) => usd !== undefined));
      await tx
        .insert(aiPrices)
        .values({ tenantId, providerId, modelId, price: stored })
        .onConflictDoUpdate({
          target: [aiPrices.tenantId, aiPrices.providerId, aiPrices.modelId],
          set: { price: stored, updatedAt: new Date() },
        });
    }
    await recordAudit(tx, ctx, {
      action: "ai-price.changed",
      entity: "ai_prices",
      entityId: null,
      payload: { providerId, modelId, price },
    });
    await recordChanges(tx, tenantId, [{ entity: "ai_prices", id: tenantId }]);
  });
  return listModels({ ctx });
}
