import { getJob, jobJson } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A preview or export job", scope: "designs:read", params: idParams, response: jobJson },
  ({ ctx, params }) => getJob({ ctx, id: params.id }),
);
