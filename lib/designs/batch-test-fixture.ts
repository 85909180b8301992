import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import type { Caller } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import type { BatchJson, BatchRowJson } from "./batch-schemas";
import { packBatch } from "./pack-batch";
import { runBatchChunk, startBatch } from "./run-batch";
import type { DesignJson, RevisionJson, StyleJson } from "./schemas";

export interface List<T> {
  items: T[];
  nextCursor: string | null;
}
/** A problem document. */
export interface Problem {
  code: string;
  errors: { path: string; message: string }[];
}

export async function uploadArtwork(
  ada: Caller,
  name: string,
  filename: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const form = uploadForm(await noisePng(500, 250), filename, { name, ...fields });
  const answer = await ada.post<{ id: string }>("/assets", form);
  if (answer.status !== 201) throw new Error(`The upload answers ${answer.status}.`);
  return answer.body.id;
}

/** A business card with a name, a title and a picture that are bound, and a line that is not. */
export async function makeCard(ada: Caller) {
  const styles = await ada.get<List<StyleJson>>("/styles");
  const style = styles.body.items.find((item) => item.key === "business-card");
  const [front] = style?.spaces ?? [];
  if (style === undefined || front === undefined) throw new Error("The catalogue has a business card.");
  const design = (await ada.post<DesignJson>("/designs", { name: "Team cards", styleVersionId: style.id })).body;
  const assetId = await uploadArtwork(ada, "Wave", "wave.png");
  const text = (y: number, words: string, field?: string) => ({
    type: "text",
    spaceId: front.spaceId,
    transform: { x: 6, y, width: 40, height: 8, rotation: 0 },
    content: { text: words, fontFamily: "Inter", fontSizeMm: 4, color: "#101010" },
    ...(field === undefined ? {} : { binding: { field } }),
  });
  const revision = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, {
    elements: [
      {
        type: "image",
        spaceId: front.spaceId,
        assetId,
        transform: { x: 55, y: 10, width: 20, height: 10, rotation: 0 },
        content: { fit: "contain" },
        binding: { field: "logo" },
      },
      text(8, "Your name", "name"),
      text(20, "Your title", "title"),
      text(32, "Mill Lane 1"),
    ],
  });
  if (revision.status !== 201) throw new Error(`The revision answers ${revision.status}.`);
  const profiles = await ada.get<List<{ id: string }>>("/export-profiles");
  const exportProfileId = profiles.body.items[0]?.id ?? "";
  return { design, revision: revision.body, assetId, exportProfileId };
}

type Card = Awaited<ReturnType<typeof makeCard>>;
export const mapping = JSON.stringify({ name: "Name", title: "Title", logo: "Logo" });

export function startBatchOf(ada: Caller, card: Card, csv: string | Buffer, fields: Record<string, string> = {}) {
  const form = uploadForm(csv, "team.csv", { mapping, exportProfileId: card.exportProfileId, ...fields });
  return ada.post<BatchJson & Problem>(`/designs/${card.design.id}/batches`, form);
}

/** Does what the engine does, chunk after chunk. */
export async function runAll(ada: Caller, id: string, override = false): Promise<BatchJson> {
  const { chunks } = await startBatch(ada.tenantId, id);
  for (let chunk = 0; chunk < chunks; chunk += 1) await runBatchChunk(ada.tenantId, id, { chunk, override });
  await packBatch(ada.tenantId, id);
  return (await ada.get<BatchJson>(`/batches/${id}`)).body;
}

export async function bytesOf(tenantId: string, artifactId: string | null): Promise<Buffer> {
  const { body } = await openArtifact(await getArtifact({ tenantId, id: artifactId ?? "" }));
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export const rowsOf = async (ada: Caller, id: string, query = "?limit=200") =>
  (await ada.get<List<BatchRowJson>>(`/batches/${id}/rows${query}`)).body.items;
