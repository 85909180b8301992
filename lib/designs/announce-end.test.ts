import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";
import { failJob, moveJob } from "./job-state";
import type { DesignJson, JobJson, RevisionJson, StyleJson } from "./schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

interface List<Item> {
  items: Item[];
}

test("an export that is ready or has failed is told once; a cancelled one is not", async () => {
  const ada = await signUp(server.origin);
  const { tenantId } = ada;
  const [style] = (await ada.get<List<StyleJson>>("/styles?limit=1")).body.items;
  const [space] = style?.spaces ?? [];
  const design = (await ada.post<DesignJson>("/designs", { name: "Mug", styleVersionId: style?.id })).body;
  const transform = { x: 5, y: 5, width: 20, height: 10, rotation: 0 };
  const content = { shape: "rect", fill: "#cc3300" };
  const elements = [{ type: "shape", spaceId: space?.spaceId, transform, content }];
  const revision = (await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements })).body;
  const profiles = (await ada.get<List<{ id: string }>>("/export-profiles")).body.items;
  const exportAgain = async () => {
    const header = { "idempotency-key": crypto.randomUUID() };
    const body = { exportProfileId: profiles[0]?.id };
    return (await ada.post<JobJson>(`/revisions/${revision.id}/exports`, body, header)).body.id;
  };
  const end = (id: string, status: "running" | "completed") =>
    withTenant(tenantId, (tx) => moveJob(tx, tenantId, "export", id, { status }));

  const [ready, failed, cancelled] = [await exportAgain(), await exportAgain(), await exportAgain()];
  await end(ready, "running");
  await end(ready, "completed");
  expect(await end(ready, "completed")).toBe(false);
  await failJob(tenantId, "export", failed, { code: "export_failed", detail: "A font is missing." });
  expect((await ada.post(`/jobs/${cancelled}/cancel`)).status).toBe(200);

  const events = await ada.get<List<unknown>>("/notification-events");
  expect(events.body.items).toMatchObject([
    {
      type: "run_failed",
      title: "Export of “Mug” failed",
      payloadSummary: { data: { jobId: failed, error: { code: "export_failed" } } },
    },
    { type: "export_ready", title: "Export of “Mug” is ready", href: `/designs/${design.id}`, dispatchStatus: "sent" },
  ]);
});
