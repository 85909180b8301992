import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { PreflightJson } from "./preflight-schemas";

/** What a print shop would complain about in a revision. Artwork may become unavailable, so it is asked for anew each time. */
export const preflightQuery = (revisionId: string, exportProfileId: string) =>
  queryOptions({
    queryKey: ["design_revisions", revisionId, "preflight", exportProfileId],
    staleTime: 0,
    queryFn: async ({ signal }): Promise<PreflightJson> => {
      const params = { path: { id: revisionId }, query: { exportProfileId } };
      return dataOf(await api.GET("/revisions/{id}/preflight", { params, signal }));
    },
  });
