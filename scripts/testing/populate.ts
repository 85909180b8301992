import { createHash, randomUUID } from "node:crypto";
import { getSql } from "@/db/client";
import { changeFont } from "./change-font";
import type { Caller } from "./people";
import { populateCollections } from "./populate-collections";
import { tellCaller } from "./populate-notifications";
import { noisePng, uploadForm } from "./upload-form";

/** The rows that `populate` made: path parameters of every address, and a body that each writing operation accepts. */
export interface Population {
  /** By the segment before `{id}`: `designs`, `engine/runs`, … */
  ids: Readonly<Record<string, string>>;
  /** Side of the style that `ids.styles` names. */
  sideId: string;
  /** By method and address: `POST /api/v1/designs`. */
  bodies: Readonly<Record<string, unknown>>;
}

/** An organization has each face once; some tests populate one twice. */
let fontWeight = 0;
async function createFont(caller: Caller): Promise<string> {
  fontWeight = (fontWeight % 1000) + 1;
  return create(caller, "/fonts", uploadForm(await changeFont({ weight: fontWeight }), "font.ttf"));
}

interface WithId {
  id: string;
}

async function create(caller: Caller, path: string, body?: unknown): Promise<string> {
  const answer = await caller.post<WithId>(path, body);
  if (answer.status > 202) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

async function first<T extends WithId>(caller: Caller, path: string): Promise<T> {
  const { body } = await caller.get<{ items: T[] }>(path);
  const [item] = body.items;
  if (item === undefined) throw new Error(`${path} is empty.`);
  return item;
}

async function insertRun(tenantId: string): Promise<string> {
  const id = randomUUID();
  await getSql()`
    insert into engine.runs (id, function_id, function_name, tenant_id, status, event_name, event_id, event, events)
    values (${id}, 'designs-render-preview', 'Render', ${tenantId}, 'running', 'designs/preview.requested', ${id}, '{}', '[]')`;
  return id;
}

async function insertMail(tenantId: string): Promise<string> {
  const id = randomUUID();
  await getSql()`
    insert into app.mail_outbox (id, organization_id, is_private, template, recipient, subject, text_body, html_body, status)
    values (${id}, ${tenantId}, false, 'notification', 'somebody@example.com', 'Hello', 'Hello', '<p>Hello</p>', 'kept')`;
  return id;
}

/** Makes one row of everything that has an address of its own, in the caller's organization. */
export async function populate(caller: Caller): Promise<Population> {
  const style = await first<{ id: string; spaces: { spaceId: string; sideId: string }[] }>(caller, "/styles?limit=1");
  const [space] = style.spaces;
  if (space === undefined) throw new Error("The style has no space.");
  const asset = await caller.post<{ id: string; artifactId: string }>(
    "/assets",
    uploadForm(await noisePng(), "mark.png", { name: "Mark", availabilityRules: '{"regions":["EU"]}' }),
  );
  if (asset.status !== 201) throw new Error(`The asset was answered with ${asset.status}.`);
  const transform = { x: 1, y: 1, width: 20, height: 10, rotation: 0 };
  const common = { spaceId: space.spaceId, transform };
  const group = randomUUID();
  const elements = [
    { ...common, type: "group", elementId: group, content: {} },
    {
      ...common,
      type: "text",
      name: "Line",
      opacity: 1,
      blendMode: "normal",
      parentElementId: group,
      binding: { field: "line" },
      content: { text: "Hi", fontFamily: "Inter", fontSizeMm: 5, color: "#000000" },
    },
    { ...common, type: "image", assetId: asset.body.id, content: { fit: "cover" } },
    { ...common, type: "shape", content: { shape: "rect", fill: "#ff0000" } },
    { ...common, type: "path", content: { d: "M0 0L10 10", stroke: { color: "#000000", widthMm: 1 } } },
  ];
  const designBody = { name: "Design", styleVersionId: style.id, decorationProvider: "owned" };
  const designId = await create(caller, "/designs", designBody);
  const revisionBody = { elements, name: "First", metadata: { note: { deep: [1, "two"] } } };
  const revisionId = await create(caller, `/designs/${designId}/revisions`, revisionBody);
  const branchBody = { name: `Variant ${randomUUID()}`, fromRevisionId: revisionId };
  const branchId = await create(caller, `/designs/${designId}/branches`, branchBody);
  await create(caller, `/designs/${designId}/revisions`, { ...revisionBody, name: "Variant", branchId });
  const previewBody = { name: `Shop ${randomUUID()}`, format: "png", sizePx: 640, mode: "flat", productColor: null };
  const exportBody = {
    name: `Shop ${randomUUID()}`,
    format: "pdf",
    standard: "none",
    includeBleed: true,
    cropMarks: false,
    dpi: 150,
    files: "per-side",
    whiteInk: "spot",
    whiteInkName: "Spot1",
    whiteInkChokeMm: 0.2,
  };
  const previewProfileId = await create(caller, "/preview-profiles", previewBody);
  const exportProfileId = await create(caller, "/export-profiles", exportBody);
  const batch = uploadForm("line\nOne\nTwo\n", "lines.csv", { exportProfileId });
  const batchId = await create(caller, `/designs/${designId}/batches`, batch);
  const job = { sideId: space.sideId, previewProfileId };
  const jobId = await create(caller, `/revisions/${revisionId}/previews`, job);
  const uploadBody = { filename: "a.csv", sizeBytes: 10, contentHash: createHash("sha256").update("x").digest("hex") };
  const legacyBody = { legacyProvider: "old-shop", legacyReference: "A-1" };
  const legacyDesignId = await create(caller, "/designs", {
    ...designBody,
    decorationProvider: "legacy",
    ...legacyBody,
  });
  // An address that the guard refuses at once.
  const providerBody = { urlTemplate: "http://127.0.0.1:9/{reference}", secretHeader: "x-key", secret: "hidden" };
  await caller.call("PUT", "/legacy-providers/old-shop", providerBody);
  const flagBody = { scopeType: "env", routeMode: "owned", rolloutPercent: 10, reason: "Try it" };
  const channelBody = {
    kind: "webhook",
    name: `Channel ${randomUUID()}`,
    config: {
      url: "https://hooks.example.com/in",
      timeZone: "Europe/Berlin",
      quietHours: { from: "22:00", to: "07:00" },
    },
    events: ["export_ready", "limit_near"],
    digest: "none",
  };
  const channelId = await create(caller, "/notification-channels", channelBody);
  const { eventId, notificationId } = await tellCaller(caller);
  const generationBody = {
    mediaType: "image",
    providerId: "built-in",
    inputParams: { prompt: "Soft linen background", seed: 7 },
  };
  const credentialBody = {
    providerType: "analytics",
    name: `Credential ${randomUUID()}`,
    secret: `counter-${randomUUID()}`,
    metadata: { provider: "other", account: "Shop" },
    rotationDue: null,
  };
  const keyBody = { name: "Integration", scopes: ["designs:read"] };
  const member = await getSql()<WithId[]>`
    select id from auth.members where organization_id = ${caller.tenantId} order by created_at limit 1`;
  const collected = await populateCollections(caller);
  return {
    sideId: space.sideId,
    ids: {
      ...collected.ids,
      "api-keys": await create(caller, "/api-keys", keyBody),
      artifacts: asset.body.artifactId,
      "asset-folders": await create(caller, "/asset-folders", { name: `Folder ${randomUUID()}` }),
      assets: asset.body.id,
      branches: branchId,
      batches: batchId,
      credentials: await create(caller, "/credentials", credentialBody),
      designs: designId,
      "engine/runs": await insertRun(caller.tenantId),
      "export-profiles": exportProfileId,
      fonts: await createFont(caller),
      "generation-jobs": await create(caller, "/generation-jobs", generationBody),
      jobs: jobId,
      "mail-outbox": await insertMail(caller.tenantId),
      members: member[0]?.id ?? "",
      "notification-channels": channelId,
      "notification-events": eventId,
      notifications: notificationId,
      "preview-profiles": previewProfileId,
      "routing-flags": await create(caller, "/routing-flags", { ...flagBody, scopeId: `stage-${randomUUID()}` }),
      revisions: revisionId,
      "revisions/{id}/diff": revisionId,
      styles: style.id,
      uploads: await create(caller, "/uploads", uploadBody),
    },
    bodies: {
      ...collected.bodies,
      "PUT /api/v1/ai/budget": { monthlyUsd: 50, warnPercent: 70 },
      "PUT /api/v1/ai/prices": { providerId: "openai", modelId: "gpt-image-1", price: { perImage: 0.05 } },
      "PUT /api/v1/ai/tasks": { tasks: [{ task: "image", providerId: "built-in", modelId: "artwork-1" }] },
      "POST /api/v1/ai/try": { task: "text" },
      "POST /api/v1/api-keys": keyBody,
      "POST /api/v1/asset-folders": { name: `Folder ${randomUUID()}`, parentId: null },
      "PATCH /api/v1/asset-folders/{id}": { name: "Renamed", parentId: null },
      "POST /api/v1/assets": { artifactId: asset.body.artifactId, name: "Copy", tags: ["one"], availabilityRules: {} },
      "POST /api/v1/assets/bulk": { action: "tag", ids: [asset.body.id], tags: ["spring"] },
      "PATCH /api/v1/assets/{id}": { name: "Renamed", availabilityRules: { roles: ["designer"] } },
      "PUT /api/v1/brand-kit": {
        colors: [{ name: "Ink", hex: "#101010" }],
        fontFamilies: ["Inter"],
        logoAssetIds: [asset.body.id],
      },
      "PATCH /api/v1/branches/{id}": { name: `Renamed ${randomUUID()}` },
      "POST /api/v1/credentials": { ...credentialBody, name: `Credential ${randomUUID()}` },
      "PATCH /api/v1/credentials/{id}": {
        name: `Renamed ${randomUUID()}`,
        metadata: { team: "Print" },
        rotationDue: null,
      },
      "POST /api/v1/credentials/{id}/rotate": {
        secret: `counter-${randomUUID()}`,
        rotationDue: "2031-01-01T00:00:00Z",
      },
      "POST /api/v1/designs": designBody,
      "PATCH /api/v1/designs/{id}": { name: "Renamed" },
      "POST /api/v1/designs/{id}/branches": { ...branchBody, name: `Another ${randomUUID()}` },
      "POST /api/v1/designs/{id}/merge": {
        fromBranch: branchId,
        intoBranch: "main",
        resolutions: { [group]: "theirs" },
      },
      "POST /api/v1/designs/{id}/revisions": revisionBody,
      "POST /api/v1/export-profiles": exportBody,
      "PATCH /api/v1/export-profiles/{id}": { cropMarks: true },
      "POST /api/v1/generation-jobs": {
        ...generationBody,
        modelId: "artwork-1",
        pollIntervalMs: 500,
        timeoutMs: 60_000,
      },
      "POST /api/v1/generation-jobs/{id}/resolve": { action: "fail" },
      "POST /api/v1/legacy-coverage/evaluate": { designIds: [legacyDesignId] },
      "PUT /api/v1/legacy-providers/{name}": {
        ...providerBody,
        timeoutMs: 5000,
        cacheDays: 30,
        alternatePolicy: "Call",
      },
      "POST /api/v1/legacy-providers/{name}/test": { reference: "A-1" },
      "PATCH /api/v1/members/{id}": { role: "owner" },
      "POST /api/v1/notification-channels": { ...channelBody, name: `Channel ${randomUUID()}` },
      "PATCH /api/v1/notification-channels/{id}": { name: `Renamed ${randomUUID()}`, digest: "daily", enabled: true },
      "POST /api/v1/notification-events/{id}/redeliver": { channelId },
      "POST /api/v1/notifications/{id}/read": { read: true },
      "PUT /api/v1/notification-preferences": {
        types: { export_ready: { inApp: true, email: "daily" } },
        timeZone: "Europe/Berlin",
        quietHours: { from: "20:00", to: "06:30" },
      },
      "POST /api/v1/preview-profiles": previewBody,
      "PATCH /api/v1/preview-profiles/{id}": { sizePx: 700 },
      "PATCH /api/v1/revisions/{id}": { name: "Named" },
      "POST /api/v1/revisions/{id}/exports": { exportProfileId, overrideReason: "It is meant so." },
      "POST /api/v1/revisions/{id}/previews": job,
      "POST /api/v1/routing-flags": { ...flagBody, scopeId: `stage-${randomUUID()}` },
      "PATCH /api/v1/routing-flags/{id}": { rolloutPercent: 20, enabled: false, routeMode: "owned", reason: "Less" },
      "POST /api/v1/routing-flags/{id}/rollback": { auditId: randomUUID(), reason: "Back" },
      "POST /api/v1/routing-flags/evaluate": { styleVersionId: style.id, userId: caller.userId, designId },
      "POST /api/v1/routing-flags/simulate": { change: { scopeType: "style", scopeId: style.id, routeMode: "legacy" } },
      "PATCH /api/v1/settings": {
        catalogueUrl: "https://catalogue.example.com",
        retentionDays: { preview: 30 },
        generationDefaults: { size: { width: 1 } },
        monthlyGenerationLimit: 5,
        allowedFileTypes: ["image/png"],
      },
      "POST /api/v1/styles/sync": {},
      "POST /api/v1/uploads": uploadBody,
    },
  };
}
