import { serve } from "inngest/next";
import { functions } from "@/inngest";
import { getEnv } from "@/lib/kernel/env";
import { AppError } from "@/lib/kernel/errors";
import { problemResponse } from "@/lib/kernel/http/problem";
import { getInngest } from "@/lib/kernel/jobs/client";

export const dynamic = "force-dynamic";

/** Largest request of a job engine in bytes: the results of all steps of a run travel in it. */
const maxBodyBytes = 64 * 1024 * 1024;

/** `npm start` sets it with the embedded engine; others may be told by an unsigned request to fetch the functions. */
const takesUnsignedSync = process.env.INNGEST_ENABLE_UNAUTHED_SYNC !== "0";

const client = getInngest();
const handlers = serve({
  client,
  functions,
  // Without it the SDK tells the engine the address in the request's Host header, and whoever sent that would get the jobs.
  ...(takesUnsignedSync && getEnv().ATELIER_URL !== undefined ? { serveOrigin: getEnv().ATELIER_URL } : {}),
});

type Handler = (typeof handlers)["POST"];

/** Turns away what nobody signed before its body is read and the SDK writes an error with a stack to the log. */
function onlySigned(handler: Handler): Handler {
  return async (request, context) => {
    const headers: Headers = request.headers;
    if (client.mode !== "dev" && headers.get("x-inngest-signature") === null) {
      return problemResponse(new AppError("unauthenticated", "Only the job engine may call this address."));
    }
    if (Number(headers.get("content-length") ?? "0") > maxBodyBytes) {
      return problemResponse(new AppError("payload_too_large", `The body is larger than ${maxBodyBytes} bytes.`));
    }
    return handler(request, context);
  };
}

export const GET = onlySigned(handlers.GET);
export const POST = onlySigned(handlers.POST);
export const PUT = takesUnsignedSync ? handlers.PUT : onlySigned(handlers.PUT);
