import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { FontJson } from "./font-schemas";

export type { FontJson } from "./font-schemas";

/** The organization's own fonts, also deleted ones, which old designs still use. All of them: a picker shows every one. */
export const fontsQuery = queryOptions({
  queryKey: ["fonts", "list", {}],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<FontJson[]> => {
    const fonts: FontJson[] = [];
    let cursor: string | undefined;
    do {
      const query = { cursor, limit: 200, includeDeleted: "true" as const };
      const page = dataOf(await api.GET("/fonts", { params: { query }, signal }));
      fonts.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return fonts;
  },
});
