import { cancelJob, jobJson } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const POST = route(
  { summary: "Cancel a job that has not ended", scope: "designs:write", params: idParams, response: jobJson },
  ({ ctx, params }) => cancelJob({ ctx, id: params.id }),
);
