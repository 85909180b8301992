import { z } from "zod";
import { createHold, deleteHold } from "@/lib/kernel/artifacts";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

const params = idParams.extend({ reference: z.string().describe("Your name for the reason, such as an order number") });

export const PUT = route(
  { summary: "Keep a file whatever retention says", scope: "member", params, status: 204 },
  ({ ctx, params: { id, reference } }) => createHold({ ctx, id, reference }),
);

export const DELETE = route(
  { summary: "End a hold", scope: "member", params, status: 204 },
  ({ ctx, params: { id, reference } }) => deleteHold({ ctx, id, reference }),
);
