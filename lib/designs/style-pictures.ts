import type { z } from "zod";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { renderPreview } from "@/lib/kernel/rendering/render-preview";
import type { MockupDefinition } from "@/lib/render/mockup";
import type { Space, Style } from "./catalogue/style-schema";
import { mockupOf, productColorOf } from "./mockup-of";
import type { stylePictureQuery } from "./schemas";
import { findStyle, toStyle } from "./styles";

/** Finished pictures of this process: products without artwork are the same for everybody. */
const pictures = new Map<string, Promise<Uint8Array>>();
/** About 10 kB each. */
const picturesKept = 400;

async function loadSide(
  ctx: Context,
  styleId: string,
  sideId: string | undefined,
): Promise<{ style: Style; space: Space }> {
  requireScope(ctx, "designs:read");
  const row = await withTenant(ctx.tenantId, (tx) => findStyle(tx, ctx.tenantId, styleId));
  if (row === undefined) throw notFound("The style");
  const style = toStyle(row);
  const space = style.spaces.find((candidate) => sideId === undefined || candidate.sideId === sideId);
  if (space === undefined) throw notFound("The side");
  return { style, space };
}

/** How to dress one side of a product in a browser. @throws `not_found` where no picture of the product exists */
export async function getStyleMockup({
  ctx,
  id,
  sideId,
}: {
  ctx: Context;
  id: string;
  sideId: string;
}): Promise<MockupDefinition> {
  const { style, space } = await loadSide(ctx, id, sideId);
  const mockup = mockupOf(style, space, productColorOf(style, null), (other) => ({ space: other, elements: [] }));
  if (mockup === undefined) throw notFound("The product picture");
  return mockup.definition;
}

/** The product without artwork, as WebP. @throws `not_found` where no picture of it exists */
export async function drawStylePicture({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: z.output<typeof stylePictureQuery>;
}): Promise<Uint8Array> {
  const { style, space } = await loadSide(ctx, id, query.sideId);
  const mockup = mockupOf(style, space, productColorOf(style, query.color ?? null), (other) => ({
    space: other,
    elements: [],
  }));
  if (mockup === undefined) throw notFound("The product picture");
  const { productColor, definition, layerPaths } = mockup;
  const key = JSON.stringify([layerPaths.scene, definition.mesh.points.slice(0, 8), productColor, query.widthPx]);
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const scene = { space, elements: [] };
  const drawn = renderPreview({ scene, images: {}, longestSidePx: query.widthPx, format: "webp", mockup }).then(
    (result) => result.bytes,
  );
  pictures.set(key, drawn);
  drawn.catch(() => pictures.delete(key));
  const oldest = pictures.keys().next();
  if (pictures.size > picturesKept && oldest.done !== true) pictures.delete(oldest.value);
  return drawn;
}
