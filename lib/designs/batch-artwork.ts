import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, assets } from "@/db/schema";
import type { FindArtwork } from "./elements/bind-elements";
import { createArtworkFinder, normalizeName } from "./elements/find-artwork";

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Artwork of the library, without the trash, that any of the names may mean. One query however many names there are. */
export async function findArtworkByNames(
  tx: Transaction,
  tenantId: string,
  names: readonly string[],
): Promise<FindArtwork> {
  if (names.length === 0) return () => "unknown";
  const wanted = [...new Set(names.flatMap((name) => [normalizeName(name), name.normalize("NFC").trim()]))];
  // As one parameter: a table may name thousands. PostgreSQL lowers letters by its own locale, so both spellings count.
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(wanted)}::text::jsonb))`;
  const isWanted = (text: SQL) => {
    const plain = sql`normalize(btrim(${text}))`;
    return sql`(${plain} in ${list} or lower(${plain}) in ${list})`;
  };
  const ids = wanted.filter((name) => uuidPattern.test(name));
  const found = await tx
    .select({ id: assets.id, name: assets.name, filename: artifacts.filename })
    .from(assets)
    .innerJoin(artifacts, and(eq(artifacts.tenantId, assets.tenantId), eq(artifacts.id, assets.artifactId)))
    .where(
      and(
        eq(assets.tenantId, tenantId),
        isNull(assets.deletedAt),
        or(
          ids.length === 0 ? undefined : inArray(assets.id, ids),
          isWanted(sql`${assets.name}`),
          isWanted(sql`${artifacts.filename}`),
          isWanted(sql`regexp_replace(${artifacts.filename}, '\\.[^.]+$', '')`),
        ),
      ),
    );
  return createArtworkFinder(found);
}
