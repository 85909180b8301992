import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { auditLog, brandKits } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { AssetJson, BrandKitJson } from "@/lib/designs";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";

let server: ApiServer;
let owner: Caller;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});
beforeEach(async () => {
  owner = await signUp(server.origin);
});

const put = (caller: Caller, body: unknown) => caller.call<BrandKitJson>("PUT", "/brand-kit", body);
const addLogo = async (caller: Caller) =>
  (await caller.post<AssetJson>("/assets", uploadForm(await noisePng(), "logo.png"))).body.id;

describe("the brand kit", () => {
  it("is empty until it is set, then what was set, in that order", async () => {
    expect((await owner.get("/brand-kit")).body).toEqual({
      colors: [],
      fontFamilies: [],
      logoAssetIds: [],
      updatedAt: null,
    });
    const logos = [await addLogo(owner), await addLogo(owner)].reverse();
    const answer = await put(owner, {
      colors: [
        { name: " Ink ", hex: "#1F1C19" },
        { name: "Paper", hex: "#ffffff" },
      ],
      fontFamilies: ["lora", "Inter"],
      logoAssetIds: logos,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        colors: [
          { name: "Ink", hex: "#1f1c19" },
          { name: "Paper", hex: "#ffffff" },
        ],
        fontFamilies: ["Lora", "Inter"],
        logoAssetIds: logos,
        updatedAt: expect.any(String),
      },
    });
    expect((await owner.get("/brand-kit")).body).toEqual(answer.body);
    const entries = await withSystem((tx) =>
      tx
        .select({ userId: auditLog.userId, entityId: auditLog.entityId })
        .from(auditLog)
        .where(and(eq(auditLog.tenantId, owner.tenantId), eq(auditLog.action, "brand-kit.changed"))),
    );
    expect(entries).toEqual([{ userId: owner.userId, entityId: owner.tenantId }]);
    expect((await put(owner, {})).body).toMatchObject({ colors: [], fontFamilies: [], logoAssetIds: [] });
  });

  it("leaves a logo out while it is in the trash", async () => {
    const logo = await addLogo(owner);
    await put(owner, { logoAssetIds: [logo] });
    await owner.call("DELETE", `/assets/${logo}`);
    expect((await owner.get("/brand-kit")).body).toMatchObject({ logoAssetIds: [] });
    await owner.post(`/assets/${logo}/restore`);
    expect((await owner.get("/brand-kit")).body).toMatchObject({ logoAssetIds: [logo] });
  });

  it("is the last of two that are set at once, whole", async () => {
    const kits = ["One", "Two", "Three", "Four"].map((name) => ({
      colors: [{ name, hex: "#123456" }],
      fontFamilies: name === "Two" ? ["Inter"] : [],
    }));
    const answers = await Promise.all(kits.map((kit) => put(owner, kit)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const { body } = await owner.get<BrandKitJson>("/brand-kit");
    expect(kits).toContainEqual({ colors: body.colors, fontFamilies: body.fontFamilies });
  });

  it("is each organization's own, and only changed by those who may", async () => {
    await put(owner, { colors: [{ name: "Ink", hex: "#000000" }] });
    const stranger = await signUp(server.origin);
    expect((await stranger.get("/brand-kit")).body).toMatchObject({ colors: [] });
    expect((await put(stranger, { logoAssetIds: [await addLogo(owner)] })).status).toBe(422);
    const viewer = await joinAs(owner, "viewer");
    expect((await viewer.get("/brand-kit")).body).toMatchObject({ colors: [{ name: "Ink" }] });
    expect((await put(viewer, {})).status).toBe(403);
    const marketer = await joinAs(owner, "marketer");
    expect((await put(marketer, { colors: [{ name: "Ink", hex: "#111111" }] })).status).toBe(200);
  });

  it.each([
    ["a colour that is none", { colors: [{ name: "Ink", hex: "red" }] }, "colors.0.hex"],
    ["a colour without a name", { colors: [{ name: " ", hex: "#000000" }] }, "colors.0.name"],
    [
      "two colours of one name",
      {
        colors: [
          { name: "Ink", hex: "#000000" },
          { name: "ink", hex: "#111111" },
        ],
      },
      "colors.1.name",
    ],
    ["a font nobody has", { fontFamilies: ["Inter", "Papyrus Nova"] }, "fontFamilies.1"],
    ["a font named twice", { fontFamilies: ["Inter", "inter"] }, "fontFamilies.1"],
    ["a logo that does not exist", { logoAssetIds: [randomUUID()] }, "logoAssetIds.0"],
    ["a logo that is no id", { logoAssetIds: ["logo"] }, "logoAssetIds.0"],
  ])("refuses %s and stays as it was", async (_name, body, path) => {
    const answer = await owner.call("PUT", "/brand-kit", body);
    expect(answer).toMatchObject({ status: 422, body: { code: "validation_failed", errors: [{ path }] } });
    const rows = await withSystem((tx) => tx.select().from(brandKits).where(eq(brandKits.tenantId, owner.tenantId)));
    expect(rows).toEqual([]);
  });
});
