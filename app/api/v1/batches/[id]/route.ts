import { batchJson, deleteBatch, getBatch } from "@/lib/designs";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A batch and how far it is", scope: "designs:read", params: idParams, response: batchJson },
  ({ ctx, params }) => getBatch({ ctx, id: params.id }),
);

export const DELETE = route(
  { summary: "Forget a batch that has ended", scope: "designs:write", params: idParams, status: 204 },
  ({ ctx, params }) => deleteBatch({ ctx, id: params.id }),
);
