import { z } from "zod";
import { receiveWebhook } from "@/lib/kernel/generation";
import { route } from "@/lib/kernel/route";

export const POST = route(
  {
    summary: "A provider's signed message about a generation job",
    scope: "public",
    params: z.object({ provider: z.string().max(100), token: z.string().min(20).max(200) }),
    rawBody: "application/json",
  },
  // Whoever sends a message twice is thanked twice.
  ({ params, request }) => receiveWebhook({ ...params, request }),
);
