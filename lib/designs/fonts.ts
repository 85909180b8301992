import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { artifacts, fonts, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { getArtifact, linkArtifact, objectKeys, putArtifact } from "@/lib/kernel/artifacts";
import { serveArtifact } from "@/lib/kernel/artifacts/open-artifact";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { layoutElements } from "@/lib/kernel/rendering/prepare-elements";
import { type MultipartForm, withIngested } from "@/lib/kernel/uploads";
import { type FontFacts, parseFont } from "@/lib/render/parse-font";
import { createFontForm, type FontJson } from "./font-schemas";
import { fontKeyOf } from "./load-fonts";

export const listFontsQuery = pageQuery.extend({
  includeDeleted: z.enum(["true", "false"]).default("false").describe("Also fonts that only old designs still use"),
});

function select(tx: Transaction) {
  return tx
    .select({ font: fonts, sizeBytes: artifacts.sizeBytes, author: { id: users.id, name: users.name } })
    .from(fonts)
    .innerJoin(artifacts, and(eq(artifacts.tenantId, fonts.tenantId), eq(artifacts.id, fonts.artifactId)))
    .leftJoin(users, eq(users.id, fonts.createdBy));
}

function toJson({ font, sizeBytes, author }: Awaited<ReturnType<typeof select>>[number]): FontJson {
  return {
    id: font.id,
    family: font.family,
    weight: font.weight,
    style: font.style,
    fontKey: fontKeyOf(font),
    embeddable: font.embeddable,
    licenceNote: font.licenceNote,
    sizeBytes,
    url: `/api/v1/fonts/${font.id}/content`,
    createdBy: author,
    createdAt: font.createdAt.toISOString(),
    deletedAt: font.deletedAt?.toISOString() ?? null,
  };
}

/** The organization's fonts, newest first. */
export async function listFonts({
  ctx,
  query,
}: {
  ctx: Context;
  query: z.output<typeof listFontsQuery>;
}): Promise<Page<FontJson>> {
  requireScope(ctx, "assets:read");
  const after = decodeIdCursor(query.cursor);
  const rows = await withTenant(ctx.tenantId, (tx) =>
    select(tx)
      .where(
        and(
          eq(fonts.tenantId, ctx.tenantId),
          query.includeDeleted === "true" ? undefined : isNull(fonts.deletedAt),
          after === undefined ? undefined : lt(fonts.id, after),
        ),
      )
      .orderBy(desc(fonts.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.font.id, toJson);
}

/** Sets a word in the font on a worker, so that a file that no renderer can draw is refused here and not at a print. */
async function tryFont(tenantId: string, contentHash: string, facts: FontFacts, bytes: Buffer): Promise<void> {
  const { family, weight, style } = facts;
  const face = { fontKey: `${tenantId}/${contentHash}`, family, weight, style, bytes };
  await layoutElements(
    [
      {
        type: "text",
        spaceId: newId(),
        transform: { x: 0, y: 0, width: 100, height: 10, rotation: 0 },
        content: {
          text: "Ag",
          fontFamily: family,
          fontWeight: weight,
          fontStyle: style,
          fontSizeMm: 5,
          color: "#000000",
        },
      },
    ],
    [face],
  );
}

function refuse(message: string): AppError {
  return new AppError("validation_failed", `The font cannot be used: it ${message}.`, {
    errors: [{ path: "file", message }],
  });
}

/**
 * Takes a font into the organization. One that may not be embedded is taken too: preflight stops print files with it.
 * @throws AppError `unsupported_media_type`, `validation_failed`, `payload_too_large`; `conflict` when the same face is there
 */
export async function createFont({ ctx, form }: { ctx: Context; form: MultipartForm }): Promise<FontJson> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  const { licenceNote } = createFontForm.omit({ file: true }).strict().parse(form.fields);
  const id = newId();
  await withIngested(
    ctx,
    { source: form.file, filename: form.filename, declaredType: form.declaredType },
    async (upload) => {
      if (!upload.mimeType.startsWith("font/")) {
        const message = `A font is a TrueType or OpenType file; this is ${upload.mimeType}.`;
        throw new AppError("unsupported_media_type", message, { errors: [{ path: "file", message }] });
      }
      const bytes = await upload.file.read();
      const facts = parseFont(bytes);
      if (facts.family.trim() === "") throw refuse("has no family name");
      await tryFont(tenantId, upload.file.contentHash, facts, bytes);
      await putArtifact({
        tenantId,
        file: upload.file,
        type: upload.mimeType,
        kind: "asset",
        keyFor: (contentHash) => objectKeys.asset(id, contentHash),
        filename: upload.filename,
        metadata: upload.metadata,
        traceMetadata: { source: upload.source, fontId: id },
        createdBy: ctx.userId,
        async within(tx, artifact) {
          const { family, weight, style, embeddable } = facts;
          const inserted = await tx
            .insert(fonts)
            .values({
              tenantId,
              id,
              family: family.trim(),
              weight,
              style,
              embeddable,
              artifactId: artifact.id,
              contentHash: artifact.contentHash,
              licenceNote: licenceNote === undefined || licenceNote === "" ? null : licenceNote,
              createdBy: ctx.userId,
            })
            .onConflictDoNothing()
            .returning({ id: fonts.id });
          if (inserted.length === 0) {
            const message = `${family} ${weight}${style === "italic" ? " italic" : ""} is there already; delete it to replace it.`;
            throw new AppError("conflict", message, { errors: [{ path: "file", message }] });
          }
          await linkArtifact(tx, { tenantId, artifactId: artifact.id, entity: "fonts", entityId: id });
          const payload = { family, weight, style, embeddable };
          await recordAudit(tx, ctx, { action: "font.created", entity: "fonts", entityId: id, payload });
          await recordChanges(tx, tenantId, [{ entity: "fonts", id, status: "created" }]);
        },
      });
    },
  );
  return withTenant(tenantId, async (tx) => {
    const [row] = await select(tx).where(and(eq(fonts.tenantId, tenantId), eq(fonts.id, id)));
    if (row === undefined) throw notFound("The font");
    return toJson(row);
  });
}

/** Takes a font out of choice. Its file stays: designs that use it look as they did. @throws `not_found` */
export async function deleteFont({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  await withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .update(fonts)
      .set({ deletedAt: new Date() })
      .where(and(eq(fonts.tenantId, tenantId), eq(fonts.id, id), isNull(fonts.deletedAt)))
      .returning();
    if (row === undefined) throw notFound("The font");
    const payload = { family: row.family, weight: row.weight, style: row.style };
    await recordAudit(tx, ctx, { action: "font.deleted", entity: "fonts", entityId: id, payload });
    await recordChanges(tx, tenantId, [{ entity: "fonts", id, status: "deleted" }]);
  });
}

/** Offers a deleted font again. @throws `not_found`; `conflict` when another file has its place by now */
export async function restoreFont({ ctx, id }: { ctx: Context; id: string }): Promise<FontJson> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const own = and(eq(fonts.tenantId, tenantId), eq(fonts.id, id));
    const [font] = await tx
      .select()
      .from(fonts)
      .where(and(own, isNotNull(fonts.deletedAt)))
      .for("update");
    if (font === undefined) throw notFound("The font");
    const { family, weight, style } = font;
    const [rival] = await tx
      .select({ id: fonts.id })
      .from(fonts)
      .where(
        and(
          eq(fonts.tenantId, tenantId),
          eq(fonts.family, family),
          eq(fonts.weight, weight),
          eq(fonts.style, style),
          isNull(fonts.deletedAt),
        ),
      );
    if (rival !== undefined)
      throw new AppError("conflict", `Another file has the place of ${family} ${weight} by now.`);
    await tx.update(fonts).set({ deletedAt: null }).where(own);
    await recordAudit(tx, ctx, {
      action: "font.restored",
      entity: "fonts",
      entityId: id,
      payload: { family, weight, style },
    });
    await recordChanges(tx, tenantId, [{ entity: "fonts", id, status: "restored" }]);
    const [row] = await select(tx).where(own);
    if (row === undefined) throw notFound("The font");
    return toJson(row);
  });
}

/** The font's file for the browser, also of one that was deleted. @throws `not_found` */
export async function answerFont({
  ctx,
  id,
  request,
}: {
  ctx: Context;
  id: string;
  request: Request;
}): Promise<Response> {
  requireScope(ctx, "assets:read");
  const { tenantId } = ctx;
  const artifact = await withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ artifactId: fonts.artifactId })
      .from(fonts)
      .where(and(eq(fonts.tenantId, tenantId), eq(fonts.id, id)));
    if (row === undefined) throw notFound("The font");
    return getArtifact({ tenantId, id: row.artifactId, tx });
  });
  return serveArtifact(artifact, request);
}
