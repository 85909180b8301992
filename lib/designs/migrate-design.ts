import { buffer } from "node:stream/consumers";
import { and, asc, eq, isNull } from "drizzle-orm";
import { artifacts, assets, designs, legacyCoverage } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Artifact, objectKeys, openArtifact, putArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { rasterizePdf } from "@/lib/kernel/rendering/rasterize-pdf";
import type { RasterizeResult } from "@/lib/kernel/rendering/tasks";
import type { ElementInput } from "@/lib/render/scene";
import { createAssetFrom } from "./create-asset";
import { createRevision } from "./create-revision";
import { placePage } from "./elements/place-page";
import { evaluateCoverage } from "./evaluate-coverage";
import { readDesign } from "./list-designs";
import { getRevision } from "./read-revision";
import type { DesignJson, RevisionJson, StyleJson } from "./schemas";
import { getStyle } from "./styles";

/** Resolution that the background has where it is printed, in pixels an inch. */
const printDpi = 300;

type Space = StyleJson["spaces"][number];

async function loadLegacyDesign(ctx: Context, id: string): Promise<DesignJson> {
  const design = await withTenant(ctx.tenantId, (tx) => readDesign(tx, ctx.tenantId, id));
  if (design.deletedAt !== null) throw notFound("The design");
  if (design.decorationProvider === "owned") {
    throw new AppError("illegal_transition", "The design is rendered here already.");
  }
  return design;
}

/** The design's file, fetched now if there is none. @throws `legacy_file_missing` with the provider's reason */
async function requireFile(tenantId: string, designId: string): Promise<Artifact> {
  await evaluateCoverage(tenantId, designId);
  const [row] = await withTenant(tenantId, (tx) =>
    tx
      .select({ artifact: artifacts, error: legacyCoverage.error })
      .from(legacyCoverage)
      .leftJoin(
        artifacts,
        and(eq(artifacts.tenantId, legacyCoverage.tenantId), eq(artifacts.id, legacyCoverage.artifactId)),
      )
      .where(and(eq(legacyCoverage.tenantId, tenantId), eq(legacyCoverage.designId, designId))),
  );
  if (row?.artifact) return row.artifact;
  const why = row?.error?.detail ?? "The provider was not asked.";
  throw new AppError("legacy_file_missing", `There is no file of the design to migrate. ${why}`);
}

async function drawPage(file: Artifact, space: Space) {
  const pdf = await buffer((await openArtifact(file)).body);
  const drawn = await rasterizePdf({ pdf, dpi: printDpi });
  const placed = placePage(drawn, space);
  // Enlarged, it needs more pixels for the same resolution in print.
  return placed.scale > 1
    ? { placed, drawn: await rasterizePdf({ pdf, dpi: printDpi * placed.scale }) }
    : { placed, drawn };
}

/** The picture as artwork of the library; the same picture is taken in once. */
async function storeBackground(ctx: Context, design: DesignJson, file: Artifact, drawn: RasterizeResult) {
  const { tenantId } = ctx;
  const artifact = await putArtifact({
    tenantId,
    bytes: Buffer.from(drawn.bytes),
    type: drawn.mimeType,
    kind: "asset",
    keyFor: (contentHash) => objectKeys.file(contentHash),
    filename: `${design.name.replace(/[/\\\p{Cc}]+/gu, " ").trim()}.png`,
    metadata: { widthPx: drawn.widthPx, heightPx: drawn.heightPx, dpi: Math.round(drawn.dpi) },
    traceMetadata: { designId: design.id, fromArtifactId: file.id, fromContentHash: file.contentHash },
    createdBy: ctx.userId,
  });
  const [known] = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: assets.id })
      .from(assets)
      .where(and(eq(assets.tenantId, tenantId), eq(assets.contentHash, artifact.contentHash), isNull(assets.deletedAt)))
      .orderBy(asc(assets.id))
      .limit(1),
  );
  if (known !== undefined) return known.id;
  const name = `Legacy file of ${design.name}`.slice(0, 200);
  return (await createAssetFrom({ ctx, input: { artifactId: artifact.id, name } })).id;
}

/** What the design showed so far, as it would be sent. */
function toInputs(revision: RevisionJson | null): ElementInput[] {
  return (revision?.elements ?? []).map((element) => {
    if (element.type !== "text") return element;
    const { layout: _, ...input } = element;
    return input;
  });
}

/** The revision with the legacy file as its locked background; made by an attempt before that was interrupted, or now. */
async function saveBackground(ctx: Context, design: DesignJson, file: Artifact): Promise<void> {
  const head = design.headRevisionId === null ? null : await getRevision({ ctx, id: design.headRevisionId });
  if (head?.metadata.migratedFrom === file.contentHash) return;
  const style = await getStyle({ ctx, id: design.styleVersionId });
  const [space] = style.spaces;
  if (space === undefined) throw new AppError("validation_failed", "The design's style has no side to print on.");
  const { drawn, placed } = await drawPage(file, space);
  const background: ElementInput = {
    type: "image",
    name: "Legacy file",
    spaceId: space.spaceId,
    assetId: await storeBackground(ctx, design, file, drawn),
    transform: { ...placed.box, rotation: 0 },
    content: { fit: "fill" },
    locks: { position: true, content: true, style: true, delete: true },
  };
  await createRevision({
    ctx,
    designId: design.id,
    input: {
      elements: [background, ...toInputs(head)],
      parentRevisionId: head?.id ?? null,
      name: "From the legacy file",
      metadata: { ...head?.metadata, migratedFrom: file.contentHash },
    },
  });
}

/**
 * Makes a legacy design one that is rendered here: the first page of its file becomes the locked background of its first
 * side. Reference and file stay, so that a routing flag leads back to the provider's file at any time.
 * @throws `illegal_transition` when it is rendered here already; `legacy_file_missing`; `validation_failed` for a file that
 * cannot be drawn; `stale_parent` when somebody saves at the same moment
 */
export async function migrateDesign({ ctx, id }: { ctx: Context; id: string }): Promise<DesignJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  const design = await loadLegacyDesign(ctx, id);
  // Its background becomes artwork of the library.
  requireScope(ctx, "assets:write");
  const file = await requireFile(tenantId, id);
  await saveBackground(ctx, design, file);
  await withTenant(tenantId, async (tx) => {
    const moved = await tx
      .update(designs)
      .set({ decorationProvider: "owned" })
      .where(and(eq(designs.tenantId, tenantId), eq(designs.id, id), eq(designs.decorationProvider, "legacy")))
      .returning({ id: designs.id });
    if (moved.length === 0) throw new AppError("illegal_transition", "The design is rendered here already.");
    await recordAudit(tx, ctx, {
      action: "design.migrated",
      entity: "designs",
      entityId: id,
      payload: { legacyProvider: design.legacyProvider, legacyReference: design.legacyReference, fileId: file.id },
    });
    await recordChanges(tx, tenantId, [{ entity: "designs", id, status: "changed" }]);
  });
  await evaluateCoverage(tenantId, id);
  return withTenant(tenantId, (tx) => readDesign(tx, tenantId, id));
}
