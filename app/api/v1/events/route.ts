import { z } from "zod";
import { resolveContext } from "@/lib/kernel/auth/resolve-context";
import { parseEventId, streamChanges } from "@/lib/kernel/live/event-stream";
import { route } from "@/lib/kernel/route";

export const GET = route(
  {
    summary: "Rows that change, as server-sent events",
    description:
      "`event: change` with `data: {entity,id,status?}`. `Last-Event-ID` (or `lastEventId`) resumes; `event: reset` says that too much time has passed and everything is to be read again.",
    scope: "member",
    query: z.object({ lastEventId: z.string().max(40).optional() }),
    responseType: "text/event-stream",
  },
  async ({ ctx, query, request }) => {
    const resume = parseEventId(request.headers.get("last-event-id") ?? query.lastEventId ?? null);
    const { tenantId } = ctx;
    const isAllowed = async () => (await resolveContext(request)).tenantId === tenantId;
    return new Response(streamChanges({ tenantId, resume, signal: request.signal, isAllowed }), {
      headers: {
        "content-type": "text/event-stream",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
);
