import { answerContent, contentQuery } from "@/lib/kernel/artifacts";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "The bytes of a file",
    description:
      "Redirects to a link that needs no cookie and expires after one to two hours. `delivery=stream` answers the bytes themselves.",
    scope: "member",
    params: idParams,
    query: contentQuery,
    responseType: "application/octet-stream",
    status: 302,
    countedAs: "file",
  },
  ({ ctx, params, query, request }) => answerContent({ ctx, id: params.id, query, request }),
);
