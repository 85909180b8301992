import { and, eq, inArray } from "drizzle-orm";
import { artifacts, assets, designRevisions, designs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { openArtifact } from "@/lib/kernel/artifacts";
import { AppError, notFound } from "@/lib/kernel/errors";
import type { ImageBytes } from "@/lib/kernel/rendering/tasks";
import type { Scene } from "@/lib/render/scene";
import type { Space, Style } from "./catalogue/style-schema";
import { readElements, type StoredElement } from "./store-elements";
import { findStyle, toStyle } from "./styles";

export interface LoadedRevision {
  revision: typeof designRevisions.$inferSelect;
  design: typeof designs.$inferSelect;
  style: Style;
  elements: StoredElement[];
  /** The scene of one space: its elements only. */
  sceneOf: (space: Space) => Scene;
  /** Spaces with at least one visible element, in the style's order. */
  decoratedSpaces: Space[];
}

/** Everything that a renderer needs of a revision, apart from the bytes of its images. @throws `not_found` */
export async function loadRevision(tenantId: string, revisionId: string): Promise<LoadedRevision> {
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ revision: designRevisions, design: designs })
      .from(designRevisions)
      .innerJoin(designs, and(eq(designs.tenantId, designRevisions.tenantId), eq(designs.id, designRevisions.designId)))
      .where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.id, revisionId)));
    if (row === undefined) throw notFound("The revision");
    const styleRow = await findStyle(tx, tenantId, row.design.styleVersionId);
    if (styleRow === undefined) throw notFound("The style");
    const style = toStyle(styleRow);
    const elements = await readElements(tx, tenantId, revisionId);
    const visible = new Set(elements.filter((element) => element.hidden !== true).map((element) => element.spaceId));
    return {
      ...row,
      style,
      elements,
      sceneOf: (space) => ({ space, elements: elements.filter((element) => element.spaceId === space.spaceId) }),
      decoratedSpaces: style.spaces.filter((space) => visible.has(space.spaceId)),
    };
  });
}

/** The artwork that scenes show. */
export function assetIdsOf(scenes: readonly Scene[]): Set<string> {
  return new Set(
    scenes.flatMap((scene) => scene.elements.flatMap((element) => (element.type === "image" ? [element.assetId] : []))),
  );
}

/** Artwork larger than this together does not fit beside the renderer in memory. */
const maxImageBytes = 512 * 1024 * 1024;

/**
 * The bytes of the artwork that scenes show, by asset. Artwork in the trash still prints: the revision is immutable.
 * @throws AppError `payload_too_large` when they have more than `maxBytes` together
 */
export async function loadImages(
  tenantId: string,
  scenes: readonly Scene[],
  maxBytes = maxImageBytes,
): Promise<ImageBytes> {
  const wanted = assetIdsOf(scenes);
  if (wanted.size === 0) return {};
  const rows = await withTenant(tenantId, (tx) =>
    tx
      .select({ assetId: assets.id, artifact: artifacts })
      .from(assets)
      .innerJoin(artifacts, and(eq(artifacts.tenantId, assets.tenantId), eq(artifacts.id, assets.artifactId)))
      .where(and(eq(assets.tenantId, tenantId), inArray(assets.id, [...wanted]))),
  );
  const total = rows.reduce((sum, row) => sum + row.artifact.sizeBytes, 0);
  if (total > maxBytes) {
    const megabytes = Math.round(maxBytes / 1024 / 1024);
    throw new AppError("payload_too_large", `The artwork of this revision is larger than ${megabytes} MB together.`);
  }
  const images: Record<string, Uint8Array> = {};
  for (const { assetId, artifact } of rows) {
    const chunks: Buffer[] = [];
    const { body } = await openArtifact(artifact);
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    images[assetId] = Buffer.concat(chunks);
  }
  return images;
}
