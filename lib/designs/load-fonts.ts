import { buffer } from "node:stream/consumers";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, fonts } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { openArtifact } from "@/lib/kernel/artifacts";
import type { FontUpload } from "@/lib/kernel/rendering/font-files";
import type { ElementInput, Scene } from "@/lib/render/scene";
import type { KnownFace } from "./elements/preflight/finding";

type FontRow = typeof fonts.$inferSelect;

/** The key by which layouts name an uploaded face. */
export function fontKeyOf(row: Pick<FontRow, "tenantId" | "contentHash">): string {
  return `${row.tenantId}/${row.contentHash}`;
}

function familiesOf(elements: readonly ElementInput[]): string[] {
  const names = elements.flatMap((element) =>
    element.type === "text" ? [element.content.fontFamily.trim().toLowerCase()] : [],
  );
  return [...new Set(names)];
}

/**
 * The organization's faces of the families that texts name. Of a face that was deleted the newest is taken where no live
 * one stands in for it, so that designs that use it can still be saved, branched and printed.
 */
async function findFaces(tx: Transaction, tenantId: string, elements: readonly ElementInput[]): Promise<FontRow[]> {
  const families = familiesOf(elements);
  if (families.length === 0) return [];
  const rows = await tx
    .select()
    .from(fonts)
    .where(and(eq(fonts.tenantId, tenantId), inArray(sql`lower(trim(${fonts.family}))`, families)))
    .orderBy(sql`${fonts.deletedAt} is null desc`, desc(fonts.id));
  const faces = new Map<string, FontRow>();
  for (const row of rows) {
    const face = `${row.family.trim().toLowerCase()}|${row.weight}|${row.style}`;
    if (!faces.has(face)) faces.set(face, row);
  }
  const found = [...faces.values()];
  const live = new Set(found.filter((row) => row.deletedAt === null).map((row) => row.family.trim().toLowerCase()));
  return found.filter((row) => row.deletedAt === null || !live.has(row.family.trim().toLowerCase()));
}

/** What preflight must know of the organization's fonts: those that texts name, and those their lines are set in. */
export async function readKnownFaces(
  tx: Transaction,
  tenantId: string,
  elements: readonly ElementInput[],
): Promise<KnownFace[]> {
  const rows = await findFaces(tx, tenantId, elements);
  return rows.map((row) => ({
    fontKey: fontKeyOf(row),
    family: row.family,
    weight: row.weight,
    style: row.style,
    embeddable: row.embeddable,
    isDeleted: row.deletedAt !== null,
  }));
}

async function loadBytes(tenantId: string, rows: readonly FontRow[]): Promise<FontUpload[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.artifactId);
  const stored = await withTenant(tenantId, (tx) =>
    tx
      .select()
      .from(artifacts)
      .where(and(eq(artifacts.tenantId, tenantId), inArray(artifacts.id, ids))),
  );
  const byId = new Map(stored.map((artifact) => [artifact.id, artifact]));
  return Promise.all(
    rows.map(async (row) => {
      const artifact = byId.get(row.artifactId);
      if (artifact === undefined) throw new Error(`The font ${row.id} has no file.`);
      const bytes = await buffer((await openArtifact(artifact)).body);
      return { fontKey: fontKeyOf(row), family: row.family, weight: row.weight, style: row.style, bytes };
    }),
  );
}

/** The organization's fonts that break the lines of these texts; most designs need none. */
export async function loadLayoutFonts(tenantId: string, elements: readonly ElementInput[]): Promise<FontUpload[]> {
  if (familiesOf(elements).length === 0) return [];
  return loadBytes(tenantId, await withTenant(tenantId, (tx) => findFaces(tx, tenantId, elements)));
}

/** The organization's fonts that stored lines are set in, deleted ones too: a revision looks as it did. */
export async function loadSceneFonts(tenantId: string, scenes: readonly Scene[]): Promise<FontUpload[]> {
  const hashes = new Set<string>();
  for (const { elements } of scenes) {
    for (const element of elements) {
      if (element.type !== "text") continue;
      for (const run of element.layout?.lines.flatMap((line) => line.runs) ?? []) {
        const [owner, hash] = run.fontKey.split("/");
        if (owner === tenantId && hash !== undefined) hashes.add(hash);
      }
    }
  }
  if (hashes.size === 0) return [];
  const rows = await withTenant(tenantId, (tx) =>
    tx
      .select()
      .from(fonts)
      .where(and(eq(fonts.tenantId, tenantId), inArray(fonts.contentHash, [...hashes]))),
  );
  return loadBytes(tenantId, [...new Map(rows.map((row) => [row.contentHash, row])).values()]);
}
