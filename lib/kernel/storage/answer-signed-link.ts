import { answerNodeRequest, type NodeHandler } from "@/lib/kernel/http/node-handler";
import { securityHeaders } from "@/lib/kernel/http/security-headers";
import { failed } from "@/lib/kernel/route";
import { answerObjectRequest, getObjectStore } from ".";

/** Answers `/api/objects/<key>` from the process-wide store; what goes wrong becomes a problem document. */
export async function answerSignedLink(request: Request): Promise<Response> {
  try {
    return await answerObjectRequest(getObjectStore(), request);
  } catch (error) {
    return failed(request, error);
  }
}

/**
 * Lets the server in front of Next (`scripts/serve.ts`) answer reads of signed links by itself. Next spends three times
 * the processor on a thumbnail that its bytes take, and leaves their length out; a gallery asks for hundreds.
 */
export function offerSignedLinks(): void {
  const globals = globalThis as typeof globalThis & { atelierAnswerSignedLink?: NodeHandler };
  globals.atelierAnswerSignedLink = (incoming, outgoing) =>
    answerNodeRequest(answerSignedLink, incoming, outgoing, securityHeaders);
}
