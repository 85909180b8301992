import { buffer } from "node:stream/consumers";
import { and, desc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { generatedAssets, generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { generateMovie, generatePicture } from "@/lib/kernel/ai/generate-media";
import { resolveTaskModel, type TaskModel } from "@/lib/kernel/ai/task-models";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { findCredential } from "@/lib/kernel/credentials";
import { AppError, type ErrorCode, statusOfCode } from "@/lib/kernel/errors";
import { createGenerationJob, referToPicture } from "@/lib/kernel/generation";
import { findClient } from "@/lib/kernel/generation/clients";
import { addCost, sumJobCosts } from "./asset-costs";
import { asked, type Claim, claimAsset, pauseBatch } from "./claim-asset";
import { failAsset } from "./finish-asset";
import { readSettings, seedOf, sizeOf } from "./generation-settings";
import { loadPoster, loadSubject, type Subject } from "./load-photograph";
import { movieSeconds } from "./plan-assets";
import { type AssetRow, assetIs } from "./read-generated-assets";
import { renderAsset } from "./render-asset";
import { type MadeMedia, storeAsset, storePaidAsset } from "./store-asset";

/** What a step found to do. `waiting`: an outside provider works on it as a generation job. */
export type StepOutcome = { outcome: "idle" } | { outcome: "done" } | { outcome: "waiting"; generationJobId: string };

const isBuiltIn = (asset: AssetRow) => asset.provider === "built-in";

/** The model that the asset was planned with, and the key for it: the one chosen for the task, else the provider's newest. */
async function modelOf({ tenantId, type, provider, modelId }: AssetRow): Promise<TaskModel> {
  if (provider === "built-in") return { providerId: provider, modelId, credentialId: null };
  const chosen = await resolveTaskModel(tenantId, type === "video" ? "video" : "image");
  const isChosen = chosen.providerId === provider;
  const credentialId = isChosen ? chosen.credentialId : await findCredential(tenantId, provider);
  return { providerId: provider, modelId, credentialId };
}

function common(asset: AssetRow, subject: Subject) {
  const settings = readSettings(asset.settings);
  const size = sizeOf(settings.aspectRatio);
  const about = { name: subject.name, category: subject.category };
  return {
    settings,
    size,
    request: {
      tenantId: asset.tenantId,
      userId: asset.createdBy,
      module: "collections" as const,
      prompt: asset.prompt ?? "",
      seed: seedOf(asset.id),
      size,
    },
    builtIn: {
      settings,
      product: subject.heightMm === undefined ? about : { ...about, heightMm: subject.heightMm },
      format: "webp",
    },
  };
}

const filesOf = ({ photograph, inspiration }: Subject) =>
  inspiration === undefined ? [photograph] : [photograph, inspiration];

async function makePicture(asset: AssetRow, subject: Subject, model: TaskModel) {
  const { request, builtIn } = common(asset, subject);
  const files = isBuiltIn(asset) ? filesOf(subject) : [subject.photograph];
  return generatePicture({ ...request, files, builtIn, model });
}

/** A picture, or a film with its first picture. */
async function makeHere(asset: AssetRow, subject: Subject, model: TaskModel): Promise<void> {
  const store = isBuiltIn(asset) ? storeAsset : storePaidAsset;
  if (asset.type === "image") {
    const { bytes, mediaType, costUsd, modelId } = await makePicture(asset, subject, model);
    return store(asset, { picture: { bytes, mediaType }, costUsd: addCost(asset, costUsd), modelId });
  }
  // The built-in film moves over the scene that the built-in picture shows.
  const still = isBuiltIn(asset)
    ? await makePicture(asset, subject, { ...model, modelId: "scene-1" })
    : { ...subject.photograph, costUsd: 0, modelId: asset.modelId };
  const { request } = common(asset, subject);
  const { bytes, mediaType, costUsd, modelId } = await generateMovie({
    ...request,
    seconds: movieSeconds,
    image: { bytes: still.bytes, mediaType: still.mediaType },
    builtIn: {},
    model,
  });
  return store(asset, {
    picture: { bytes: still.bytes, mediaType: still.mediaType },
    film: { bytes, mediaType },
    costUsd: addCost(asset, costUsd + still.costUsd),
    modelId,
  });
}

/**
 * A job of an earlier attempt that is not paid for again: it is still made, its result could not be taken over, or nobody
 * knows whether its provider has it.
 */
async function findOpenJob({ tenantId, id }: AssetRow): Promise<string | undefined> {
  const [job] = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: generationJobs.id })
      .from(generationJobs)
      .where(
        and(
          eq(generationJobs.tenantId, tenantId),
          eq(generationJobs.ownerType, "generated_assets"),
          eq(generationJobs.ownerId, id),
          or(
            inArray(generationJobs.status, ["pending", "processing", "submission_unknown"]),
            and(eq(generationJobs.status, "completed"), isNotNull(generationJobs.artifactId)),
          ),
        ),
      )
      .orderBy(desc(generationJobs.id))
      .limit(1),
  );
  return job?.id;
}

/** Has an outside provider's queue make it; the same asset's attempt has one job, however often the step is repeated. */
async function makeElsewhere(asset: AssetRow): Promise<StepOutcome> {
  await markAsked(asset);
  const open = await findOpenJob(asset);
  if (open !== undefined) return { outcome: "waiting", generationJobId: open };
  const subject = await loadSubject(asset);
  const { credentialId } = await modelOf(asset);
  const { settings, request } = common(asset, subject);
  const job = await createGenerationJob({
    tenantId: asset.tenantId,
    mediaType: asset.type === "video" ? "video" : "image",
    providerId: asset.provider,
    modelId: asset.modelId,
    credentialId,
    inputParams: {
      prompt: request.prompt,
      image: referToPicture(subject.photographId),
      aspect_ratio: settings.aspectRatio,
      seed: request.seed,
    },
    module: "collections",
    ownerType: "generated_assets",
    ownerId: asset.id,
    initiatedBy: asset.createdBy,
    idempotencyKey: `generated-asset:${asset.id}:${asset.attempt}`,
  });
  return { outcome: "waiting", generationJobId: job.id };
}

/** Marks that the provider is asked now. @returns false when it was asked before, by a step that did not live to tell */
async function markAsked(asset: AssetRow): Promise<boolean> {
  if (asset.progress >= asked) return false;
  await withTenant(asset.tenantId, (tx) =>
    tx.update(generatedAssets).set({ progress: asked }).where(assetIs(asset.tenantId, asset.id)),
  );
  return true;
}

/** Failures of an outside provider that pass by themselves, and for which it charges nothing. */
const passing: ReadonlySet<ErrorCode> = new Set(["rate_limited", "unavailable"]);

/** Forgets that the provider was asked: it took nothing. */
async function withdrawQuestion({ tenantId, id, attempt }: AssetRow): Promise<void> {
  await withTenant(tenantId, (tx) =>
    tx
      .update(generatedAssets)
      .set({ progress: 1 })
      .where(
        and(assetIs(tenantId, id), eq(generatedAssets.status, "generating"), eq(generatedAssets.attempt, attempt)),
      ),
  );
}

/**
 * Makes the next asset that waits for a provider. What is wrong with this one ends this one; what is wrong with the studio
 * (database, store) is thrown, so that the engine tries again.
 */
export async function runNextAsset(claim: Claim): Promise<StepOutcome> {
  const asset = await claimAsset(claim);
  if (asset === undefined) return { outcome: "idle" };
  try {
    if (asset.type === "3d_render") {
      await renderAsset(asset);
      return { outcome: "done" };
    }
    if (!isBuiltIn(asset) && findClient(asset.provider) !== undefined) return await makeElsewhere(asset);
    const [subject, model] = await Promise.all([loadSubject(asset), modelOf(asset)]);
    if (!isBuiltIn(asset) && !(await markAsked(asset))) {
      const detail = "The studio stopped while the provider was asked; whether it was paid is not known.";
      await failAsset(asset, "submission_unknown", detail, addCost(asset, asset.estimatedUsd));
      return { outcome: "done" };
    }
    await makeHere(asset, subject, model);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isBuiltIn(asset) && statusOfCode[error.code] >= 500) throw error;
    if (!isBuiltIn(asset) && passing.has(error.code) && !error.mayBeCharged) {
      await withdrawQuestion(asset);
      throw error;
    }
    // A call that may have cost something is not repeated by itself.
    // Every other asset of the batch would fail for the same reason.
    if (error.code === "budget_exceeded" && (await pauseBatch(asset, error.message))) return { outcome: "done" };
    const costUsd = error.mayBeCharged ? addCost(asset, asset.estimatedUsd) : undefined;
    await failAsset(asset, error.code, error.message, costUsd);
  }
  return { outcome: "done" };
}

/** Takes over what a generation job made. @returns whether the job has ended */
export async function finishFromJob(claim: Claim, generationJobId: string): Promise<boolean> {
  const { tenantId } = claim;
  const found = await withTenant(tenantId, async (tx) => {
    const [job] = await tx
      .select()
      .from(generationJobs)
      .where(and(eq(generationJobs.tenantId, tenantId), eq(generationJobs.id, generationJobId)));
    const [asset] = await tx
      .select()
      .from(generatedAssets)
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          eq(generatedAssets.jobId, claim.key),
          eq(generatedAssets.status, "generating"),
        ),
      );
    return { job, asset, costUsd: asset === undefined ? 0 : await sumJobCosts(tx, asset) };
  });
  const { job, asset, costUsd } = found;
  if (asset === undefined || job === undefined) return true;
  if (job.status === "pending" || job.status === "processing") return false;
  if (job.status !== "completed" || job.artifactId === null) {
    const message = job.errorMessage ?? `The provider's job is ${job.status.replaceAll("_", " ")}.`;
    const isOpen = job.status === "submission_unknown";
    const detail = isOpen ? `${message} Decide about the job in the settings, then try again.` : message;
    await failAsset(asset, job.errorCode ?? job.status, detail, costUsd);
    return true;
  }
  const artifact = await getArtifact({ tenantId, id: job.artifactId });
  const made: MadeMedia = { bytes: await buffer((await openArtifact(artifact)).body), mediaType: artifact.type };
  const costs = { costUsd, modelId: job.modelId };
  if (artifact.type.startsWith("image/")) await storeAsset(asset, { picture: made, ...costs });
  else {
    const picture = await loadPoster(asset, job.inputParams);
    await storeAsset(asset, { picture, film: made, ...costs });
  }
  return true;
}
