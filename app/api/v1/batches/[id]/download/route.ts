import { downloadBatch } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "All files of a batch and its report as a ZIP",
    description: "Redirects to a link that needs no cookie and expires after one to two hours. 409 until it is there.",
    scope: "designs:read",
    params: idParams,
    responseType: "application/zip",
    status: 302,
  },
  ({ ctx, params, request }) => downloadBatch({ ctx, id: params.id, request }),
);
