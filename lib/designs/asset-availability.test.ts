import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { assets } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, contextOf, joinAs, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import { checkAvailability } from "./asset-availability";
import type { AssetJson, StyleJson } from "./index";

let server: ApiServer;
let owner: Caller;
let style: StyleJson;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});
beforeEach(async () => {
  owner = await signUp(server.origin);
  const styles = await owner.get<{ items: StyleJson[] }>("/styles?limit=1");
  const [first] = styles.body.items;
  if (first === undefined) throw new Error("There is no style.");
  style = first;
});

const upload = async (rules: object) => {
  const form = uploadForm(await noisePng(), "a.png", { name: "Logo", availabilityRules: JSON.stringify(rules) });
  return (await owner.post<AssetJson>("/assets", form)).body.id;
};
const setRules = (id: string, availabilityRules: object) => owner.call("PATCH", `/assets/${id}`, { availabilityRules });
const design = async () =>
  (await owner.post<{ id: string }>("/designs", { name: "Tee", styleVersionId: style.id })).body.id;
const save = (designId: string, assetIds: readonly string[], metadata = {}, caller = owner) =>
  caller.post<{ id: string; code?: string; assets?: unknown }>(`/designs/${designId}/revisions`, {
    metadata,
    elements: assetIds.map((assetId) => ({
      type: "image",
      spaceId: style.spaces[0]?.spaceId,
      transform: { x: 0, y: 0, width: 20, height: 10, rotation: 0 },
      content: {},
      assetId,
    })),
  });

describe("saving", () => {
  it("refuses artwork that may not be used, and says which element and why", async () => {
    const id = await upload({ until: "2020-12-31" });
    const free = await upload({});
    const answer = await save(await design(), [free, id]);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: "asset_unavailable",
        detail: "“Logo” may not be used here. It could be used until 31 Dec 2020.",
        errors: [{ path: "elements.1.assetId" }],
        assets: [{ assetId: id, name: "Logo", reasons: [{ rule: "until" }] }],
      },
    });
    expect((await save(await design(), [free])).status).toBe(201);
  });

  it("asks about role, style and region of sale", async () => {
    const designId = await design();
    const roles = await upload({ roles: ["admin"] });
    expect((await save(designId, [roles])).body.code).toBe("asset_unavailable");
    expect((await save(designId, [roles], {}, await joinAs(owner, "admin"))).status).toBe(201);
    const others = await owner.get<{ items: StyleJson[] }>("/styles?limit=2");
    const other = await upload({ styleIds: [others.body.items[1]?.id] });
    expect((await save(designId, [other])).body.code).toBe("asset_unavailable");
    await setRules(other, { styleIds: [style.id] });
    expect((await save(designId, [other])).status).toBe(201);
    const regions = await upload({ regions: ["EU"] });
    expect((await save(designId, [regions], { region: "US-CA" })).body.code).toBe("asset_unavailable");
    expect((await save(designId, [regions], { region: "DE" })).status).toBe(201);
    expect((await save(await design(), [await upload({ regions: ["EU"] })])).status).toBe(201);
  });

  it("asks for the organization's region where neither the request nor the revision names one", async () => {
    const id = await upload({ regions: ["EU"] });
    const sell = (region: string | null) => owner.call("PATCH", "/settings", { region });
    const verdictOf = async (query = "") => (await owner.get<AssetJson>(`/assets/${id}${query}`)).body.availability;
    expect(await verdictOf()).toMatchObject({ available: true, conditions: [{ rule: "regions" }] });
    expect(await sell("US")).toMatchObject({ status: 200, body: { region: "US" } });
    expect(await verdictOf()).toMatchObject({ available: false, reasons: [{ rule: "regions" }] });
    expect((await save(await design(), [id])).body.code).toBe("asset_unavailable");
    const listed = await owner.get<{ items: AssetJson[] }>(`/assets?usableFor=${style.id}`);
    expect(listed.body.items).toEqual([]);
    const german = await design();
    expect((await save(german, [id], { region: "DE" })).status).toBe(201);
    expect(await verdictOf(`?designId=${german}`)).toMatchObject({ available: true, conditions: [] });
    expect(await verdictOf(`?designId=${german}&region=BR`)).toMatchObject({ available: false });
    expect((await sell("EU")).status).toBe(422);
    expect((await sell("de")).status).toBe(422);
    expect((await sell(null)).body).toMatchObject({ region: null });
    expect((await save(await design(), [id])).status).toBe(201);
  });

  it("goes on with what the design showed before, also when it was away for a while", async () => {
    const id = await upload({});
    const designId = await design();
    expect((await save(designId, [id])).status).toBe(201);
    expect((await save(designId, [])).status).toBe(201);
    await setRules(id, { until: "2020-12-31" });
    expect((await save(designId, [id])).status).toBe(201);
    expect((await save(await design(), [id])).body.code).toBe("asset_unavailable");
  });

  it("goes on with artwork in the trash where the design showed it, and preflight says so", async () => {
    const [gone, fresh] = [await upload({}), await upload({})];
    const designId = await design();
    const first = await save(designId, [gone]);
    for (const id of [gone, fresh]) expect((await owner.call("DELETE", `/assets/${id}`)).status).toBe(204);
    const again = await save(designId, [gone, gone]);
    expect(again.status).toBe(201);
    const preflight = await owner.get<{ findings: { code: string; severity: string; detail: string }[] }>(
      `/revisions/${again.body.id}/preflight`,
    );
    const finding = preflight.body.findings.find(({ code }) => code === "artwork-unavailable");
    expect(finding).toMatchObject({ severity: "error" });
    expect(finding?.detail).toContain("trash");
    const refused = await save(designId, [gone, fresh]);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "elements.1.assetId" }] } });
    expect((await save(await design(), [gone])).status).toBe(422);
    expect(first.body.id).not.toBe(again.body.id);
  });

  it("gives the last allowed use to one of two designs that want it at once", async () => {
    const id = await upload({ maxUses: 2 });
    const other = await upload({ maxUses: 2 });
    const designs = await Promise.all([design(), design(), design(), design(), design()]);
    const answers = await Promise.all(
      designs.map((designId, index) => save(designId, index % 2 === 0 ? [id, other] : [other, id])),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 201, 422, 422, 422]);
    const winners = designs.filter((_, index) => answers[index]?.status === 201);
    for (const winner of winners) expect((await save(winner, [id])).status).toBe(201);
    const { body } = await owner.get<AssetJson>(`/assets/${id}`);
    expect(body.availability.reasons).toMatchObject([{ rule: "maxUses" }]);
    const own = await owner.get<AssetJson>(`/assets/${id}?designId=${winners[0]}`);
    expect(own.body.availability.available).toBe(true);
  });
});

describe("an export", () => {
  const check = async (assetIds: string[], designId: string, caller = owner) => {
    const ctx = await contextOf(caller);
    return withTenant(owner.tenantId, (tx) =>
      checkAvailability({ tx, ctx, assetIds, styleId: style.id, designId, region: "DE" }),
    );
  };

  it("asks about everything anew, in the order asked", async () => {
    const [over, free, trashed] = [await upload({}), await upload({}), await upload({})];
    const designId = await design();
    await save(designId, [over, free, trashed]);
    await setRules(over, { until: "2020-12-31" });
    await owner.call("DELETE", `/assets/${trashed}`);
    const unknown = randomUUID();
    expect(await check([trashed, free, over, unknown, free], designId)).toMatchObject([
      { assetId: trashed, name: "Logo", available: false, reasons: [{ rule: "deleted" }] },
      { assetId: free, available: true, reasons: [] },
      { assetId: over, available: false, reasons: [{ rule: "until" }] },
      { assetId: unknown, name: "", available: false, reasons: [{ rule: "deleted" }] },
    ]);
  });

  it("leaves the first designs their right when fewer may use artwork than do", async () => {
    const id = await upload({});
    const designs = [await design(), await design(), await design()];
    for (const designId of designs) await save(designId, [id]);
    await setRules(id, { maxUses: 2 });
    const verdicts = [];
    for (const designId of designs) verdicts.push((await check([id], designId))[0]?.available);
    expect(verdicts).toEqual([true, true, false]);
  });

  it("is not let through by rules that cannot be read, and sees nothing of others", async () => {
    const id = await upload({});
    await withSystem((tx) =>
      tx
        .update(assets)
        .set({ availabilityRules: { until: "soon" } })
        .where(eq(assets.id, id)),
    );
    expect(await check([id], await design())).toMatchObject([{ available: false, reasons: [{ rule: "rules" }] }]);
    const stranger = await signUp(server.origin);
    const ctx = await contextOf(stranger);
    const verdicts = await withTenant(stranger.tenantId, (tx) => checkAvailability({ tx, ctx, assetIds: [id] }));
    expect(verdicts).toMatchObject([{ assetId: id, name: "", available: false }]);
  });
});
