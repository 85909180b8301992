import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import { closeDatabase } from "@/db/client";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import type { Caller } from "@/scripts/testing/people";
import { runExportJob } from "./run-export-job";
import type { DesignJson, ExportProfileJson, JobJson, RevisionJson, StyleJson } from "./schemas";

/** What tests of print files share: a server, a folder for what they download, a card to print. */

let folder = "";

export async function startPrinting(): Promise<ApiServer> {
  folder = await mkdtemp(path.join(tmpdir(), "atelier-print-test-"));
  return startApiServer();
}

export async function stopPrinting(server: ApiServer): Promise<void> {
  await closeRenderPool();
  await server.close();
  await closeDatabase();
  await rm(folder, { recursive: true });
}

export interface List<T> {
  items: T[];
}
export type Problem = { code: string; errors: { path: string; message: string }[]; findings: { code: string }[] };

export async function startCard(ada: Caller) {
  const styles = await ada.get<List<StyleJson>>("/styles");
  const style = styles.body.items.find((item) => item.key === "business-card");
  const [front, back] = style?.spaces ?? [];
  if (style === undefined || front === undefined || back === undefined) throw new Error("There is a business card.");
  const design = (await ada.post<DesignJson>("/designs", { name: "Card", styleVersionId: style.id })).body;
  const save = async (elements: object[], metadata?: object) => {
    const answer = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements, metadata });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  return { design, style, front, back, save };
}

export type Space = StyleJson["spaces"][number];
export const text = (space: Space, content: object = {}, transform: object = {}) => ({
  type: "text",
  spaceId: space.spaceId,
  transform: { x: 10, y: 15, width: 60, height: 12, rotation: 0, ...transform },
  content: { text: "Ada", fontFamily: "Lato", fontSizeMm: 7, color: "#204060", ...content },
});

export async function makeProfile(ada: Caller, settings: object): Promise<ExportProfileJson> {
  const answer = await ada.post<ExportProfileJson>("/export-profiles", { name: crypto.randomUUID(), ...settings });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

export async function exportWith(ada: Caller, revisionId: string, body: object): Promise<JobJson> {
  const answer = await ada.post<JobJson>(`/revisions/${revisionId}/exports`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  expect(await runExportJob(ada.tenantId, answer.body.id)).toEqual({ outcome: "completed" });
  return (await ada.get<JobJson>(`/jobs/${answer.body.id}`)).body;
}

export async function download(ada: Caller, artifact: { id: string; filename: string | null }): Promise<string> {
  const { body } = await openArtifact(await getArtifact({ tenantId: ada.tenantId, id: artifact.id }));
  const file = path.join(folder, `${artifact.id}-${artifact.filename ?? "file"}`);
  await writeFile(file, await buffer(body));
  return file;
}

/** For a file that has to be there. */
export function never(): never {
  throw new Error("The job made nothing.");
}
