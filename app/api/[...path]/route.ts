import { notFound } from "@/lib/kernel/errors";
import { problemResponse } from "@/lib/kernel/http/problem";

/** Addresses below `/api` that no route has, so that programs get a problem document and not the page for people. */
async function answer(): Promise<Response> {
  return problemResponse(notFound("This address"));
}

export { answer as DELETE, answer as GET, answer as HEAD, answer as PATCH, answer as POST, answer as PUT };
