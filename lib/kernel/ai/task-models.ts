import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { aiTaskModels, credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, type FieldError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { type AiTaskName, aiTaskNames, type SetTaskModelsInput, type TaskModelJson } from "./ai-schemas";
import { builtInProviderId, defaultModels, findCatalogueModel, findCatalogueProvider } from "./model-catalogue";

/** The model that does a task, and the credential that pays for it. */
export interface TaskModel {
  providerId: string;
  modelId: string;
  /** Null for the built-in provider. */
  credentialId: string | null;
}

type Row = typeof aiTaskModels.$inferSelect;

/**
 * Which model an organization uses for a task; the built-in one unless it chose another. Where a choice names no credential
 * it is the provider's newest valid one.
 * @throws `credential_unusable` when the provider has none
 */
export async function resolveTaskModel(tenantId: string, task: AiTaskName): Promise<TaskModel> {
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select()
      .from(aiTaskModels)
      .where(and(eq(aiTaskModels.tenantId, tenantId), eq(aiTaskModels.task, task)));
    if (row === undefined || row.providerId === builtInProviderId) return builtInModel(task, row);
    const credentialId = row.credentialId ?? (await findNewestCredential(tx, tenantId, row.providerId));
    if (credentialId === null) {
      const name = findCatalogueProvider(row.providerId)?.name ?? row.providerId;
      throw new AppError("credential_unusable", `There is no valid credential of ${name}.`);
    }
    return { providerId: row.providerId, modelId: row.modelId, credentialId };
  });
}

function builtInModel(task: AiTaskName, row: Row | undefined): TaskModel {
  return { providerId: builtInProviderId, modelId: row?.modelId ?? defaultModels[task], credentialId: null };
}

async function findNewestCredential(tx: Transaction, tenantId: string, providerId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: credentialRecords.id })
    .from(credentialRecords)
    .where(
      and(
        eq(credentialRecords.tenantId, tenantId),
        eq(credentialRecords.provider, providerId),
        eq(credentialRecords.status, "valid"),
      ),
    )
    .orderBy(desc(credentialRecords.id))
    .limit(1);
  return row?.id ?? null;
}

async function readTaskModels(tx: Transaction, tenantId: string): Promise<TaskModelJson[]> {
  const [rows, credentials] = await Promise.all([
    tx.select().from(aiTaskModels).where(eq(aiTaskModels.tenantId, tenantId)),
    tx
      .select({ id: credentialRecords.id, provider: credentialRecords.provider })
      .from(credentialRecords)
      .where(and(eq(credentialRecords.tenantId, tenantId), eq(credentialRecords.status, "valid"))),
  ]);
  return aiTaskNames.map((task) => {
    const row = rows.find((candidate) => candidate.task === task);
    if (row === undefined || row.providerId === builtInProviderId)
      return { task, ...builtInModel(task, row), state: "ready" as const };
    const isCovered = credentials.some((credential) =>
      row.credentialId === null ? credential.provider === row.providerId : credential.id === row.credentialId,
    );
    return {
      task,
      providerId: row.providerId,
      modelId: row.modelId,
      credentialId: row.credentialId,
      state: isCovered ? ("ready" as const) : ("credential_missing" as const),
    };
  });
}

/** The model of every task. */
export async function listTaskModels({ ctx }: { ctx: Context }): Promise<{ tasks: TaskModelJson[] }> {
  requireScope(ctx, "settings:read");
  return { tasks: await withTenant(ctx.tenantId, (tx) => readTaskModels(tx, ctx.tenantId)) };
}

/** Chooses models for tasks; those that are not named keep theirs. */
export async function setTaskModels({
  ctx,
  input,
}: {
  ctx: Context;
  input: SetTaskModelsInput;
}): Promise<{ tasks: TaskModelJson[] }> {
  requireScope(ctx, "credentials:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const errors: FieldError[] = [];
    for (const [index, choice] of input.tasks.entries())
      errors.push(...(await findChoiceErrors(tx, tenantId, choice, `tasks.${index}`)));
    if (errors.length > 0) throw new AppError("validation_failed", "A model cannot be used for its task.", { errors });
    for (const { task, providerId, modelId, credentialId } of input.tasks) {
      const chosen = { providerId, modelId, credentialId: credentialId ?? null, updatedAt: new Date() };
      await tx
        .insert(aiTaskModels)
        .values({ tenantId, task, ...chosen })
        .onConflictDoUpdate({ target: [aiTaskModels.tenantId, aiTaskModels.task], set: chosen });
    }
    await recordAudit(tx, ctx, {
      action: "ai-models.chosen",
      entity: "ai_task_models",
      entityId: null,
      payload: { tasks: input.tasks },
    });
    await recordChanges(
      tx,
      tenantId,
      input.tasks.map(({ task }) => ({ entity: "ai_task_models", id: tenantId, status: task })),
    );
    return { tasks: await readTaskModels(tx, tenantId) };
  });
}

async function findChoiceErrors(
  tx: Transaction,
  tenantId: string,
  choice: SetTaskModelsInput["tasks"][number],
  path: string,
): Promise<FieldError[]> {
  const provider = findCatalogueProvider(choice.providerId);
  if (provider === undefined) return [{ path: `${path}.providerId`, message: "is not known" }];
  if (!provider.tasks.includes(choice.task))
    return [{ path: `${path}.providerId`, message: `has no models for ${choice.task}` }];
  const model = findCatalogueModel(choice.providerId, choice.modelId);
  if (model === undefined && !provider.allowsOtherModels) return [{ path: `${path}.modelId`, message: "is not known" }];
  if (model !== undefined && !model.tasks.includes(choice.task))
    return [{ path: `${path}.modelId`, message: `is no model for ${choice.task}` }];
  const field = `${path}.credentialId`;
  const { credentialId = null } = choice;
  if (choice.providerId === builtInProviderId)
    return credentialId === null ? [] : [{ path: field, message: "is not needed for the built-in provider" }];
  if (credentialId === null) {
    const newest = await findNewestCredential(tx, tenantId, choice.providerId);
    return newest === null ? [{ path: field, message: `there is no valid credential of ${provider.name}` }] : [];
  }
  const [credential] = await tx
    .select({ provider: credentialRecords.provider, status: credentialRecords.status })
    .from(credentialRecords)
    .where(and(eq(credentialRecords.tenantId, tenantId), eq(credentialRecords.id, credentialId)))
    .for("share");
  if (credential === undefined) return [{ path: field, message: "was not found" }];
  if (credential.provider !== choice.providerId) return [{ path: field, message: "belongs to another provider" }];
  return credential.status === "valid" ? [] : [{ path: field, message: `is ${credential.status}` }];
}
