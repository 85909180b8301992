import { z } from "zod";
import { getArtifact } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { readPicture } from "@/lib/kernel/images/read-picture";
import type { GenerationJob } from "./job-state";
import { ProviderError } from "./provider-port";

/** Stands in a job's input for a picture of the store: thousands of jobs need not hold thousands of pictures. */
const pictureReference = z.strictObject({ pictureArtifactId: z.uuid() });

/** What another module writes into `inputParams` in place of a picture's bytes; it has seen to it that the picture may be used. */
export const referToPicture = (artifactId: string): z.infer<typeof pictureReference> => ({
  pictureArtifactId: artifactId,
});

/**
 * The input as its provider gets it: pictures as data URLs in place of references. Input that came through the API is what
 * it is, because whoever wrote it may not be allowed to read every file.
 * @throws ProviderError `refused` for pictures that are gone or damaged; AppError `unavailable` when the store is away
 */
export async function resolveInput(
  job: Pick<GenerationJob, "tenantId" | "ownerType" | "inputParams">,
): Promise<Record<string, unknown>> {
  const { tenantId, inputParams } = job;
  if (job.ownerType === null) return inputParams;
  const resolved: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(inputParams)) {
    const reference = pictureReference.safeParse(value);
    resolved[name] = reference.success ? await toDataUrl(tenantId, reference.data.pictureArtifactId) : value;
  }
  return resolved;
}

async function toDataUrl(tenantId: string, id: string): Promise<string> {
  try {
    const { bytes, mediaType } = await readPicture(await getArtifact({ tenantId, id }));
    return `data:${mediaType};base64,${bytes.toString("base64")}`;
  } catch (error) {
    const isGone = error instanceof AppError && (error.code === "not_found" || error.code === "unsupported_media_type");
    if (isGone) throw new ProviderError("refused", error.message, { code: "input_refused", cause: error });
    throw error;
  }
}
