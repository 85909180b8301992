import { batchJson, getBatch } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A batch and how far it is", scope: "designs:read", params: idParams, response: batchJson },
  ({ ctx, params }) => getBatch({ ctx, id: params.id }),
);
