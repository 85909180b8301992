import { and, eq, ilike, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { assetFolders, assets } from "@/db/schema";
import { parseHex } from "@/lib/kernel/images/dominant-colors";
import type { assetFilterQuery } from "./asset-schemas";

/** Up to this distance a dominant colour counts as the one that is looked for (see `colorDistance`). */
const nearWithin = 110;

export type AssetFilter = Omit<z.output<typeof assetFilterQuery>, "usableFor" | "styleId" | "designId" | "region">;

/** One of the dominant colours is near: the same distance as `colorDistance`, in SQL. */
function hasColor(hex: string): SQL {
  const [red, green, blue] = parseHex(hex);
  return sql`exists (
    select 1
    from unnest(${assets.dominantColors}) as dominant(hex),
      lateral (select decode(substr(dominant.hex, 2), 'hex') as bytes) as parsed,
      lateral (
        select get_byte(bytes, 0) - ${red}::int as r, get_byte(bytes, 1) - ${green}::int as g,
          get_byte(bytes, 2) - ${blue}::int as b, (get_byte(bytes, 0) + ${red}::int) / 2.0 as mean
      ) as difference
    where (2 + mean / 256) * r * r + 4 * g * g + (2 + (255 - mean) / 256) * b * b < ${nearWithin ** 2}::int
  )`;
}

function inFolder(tenantId: string, folderId: string, isNested: boolean): SQL {
  if (folderId === "none") return isNull(assets.folderId);
  if (!isNested) return eq(assets.folderId, folderId);
  return sql`${assets.folderId} in (
    with recursive below as (
      select f.id from ${assetFolders} f where f.tenant_id = ${tenantId} and f.id = ${folderId}
      union
      select f.id from ${assetFolders} f join below on f.parent_id = below.id where f.tenant_id = ${tenantId}
    )
    select id from below
  )`;
}

function matches(q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(assets.name, pattern), sql`${assets.tags} @> array[${q.toLowerCase()}]::text[]`);
}

/** The condition on `assets` that a query of the list stands for. */
export function filterAssets(tenantId: string, filter: AssetFilter): SQL | undefined {
  const { q, folderId, tag, color, duplicatesOf, contentHash } = filter;
  return and(
    eq(assets.tenantId, tenantId),
    filter.deleted === "true" ? isNotNull(assets.deletedAt) : isNull(assets.deletedAt),
    q === undefined || q === "" ? undefined : matches(q),
    folderId === undefined || (folderId === "none" && filter.nested === "true")
      ? undefined
      : inFolder(tenantId, folderId, filter.nested === "true"),
    tag === undefined ? undefined : sql`${assets.tags} @> array[${tag}]::text[]`,
    color === undefined ? undefined : hasColor(color),
    contentHash === undefined ? undefined : eq(assets.contentHash, contentHash),
    duplicatesOf === undefined
      ? undefined
      : and(
          ne(assets.id, duplicatesOf),
          sql`${assets.contentHash} = (
            select a.content_hash from ${assets} a where a.tenant_id = ${tenantId} and a.id = ${duplicatesOf}
          )`,
        ),
  );
}
