import { z } from "zod";
import type { Context } from "@/lib/kernel/context";
import { getReadableArtifact } from "./artifact-access";
import { artifactContentUrl, relativeLink, serveArtifact } from "./open-artifact";
import { thumbnailUrl } from "./thumbnail";

export const contentQuery = z.strictObject({
  download: z
    .enum(["0", "1", "true", "false"])
    .optional()
    .describe("`1`: save under the file's name instead of showing"),
  size: z
    .enum(["250", "600"])
    .transform((text) => (text === "250" ? 250 : 600))
    .optional()
    .describe("A WebP whose longest side has so many pixels, of pictures only"),
  delivery: z
    .enum(["redirect", "stream"])
    .default("redirect")
    .describe("`stream`: the bytes from this address, with ranges and ETag, for canvases that may not be tainted"),
});

/** Seconds that a browser may keep the redirect; the link it leads to is good for at least an hour. */
const redirectSeconds = 300;

/**
 * `GET /artifacts/{id}/content`: a redirect to a link that needs no cookie and expires, or with `delivery=stream` the bytes.
 * @throws AppError `not_found`, `forbidden`, `capability_missing` (no thumbnail)
 */
export async function answerContent(input: {
  ctx: Context;
  id: string;
  query: z.output<typeof contentQuery>;
  request: Request;
}): Promise<Response> {
  const { query, request } = input;
  const artifact = await getReadableArtifact(input);
  const download = query.download === "1" || query.download === "true";
  if (query.delivery === "stream" && query.size === undefined) return serveArtifact(artifact, request, { download });
  const url =
    query.size === undefined
      ? await artifactContentUrl(artifact, { download })
      : await thumbnailUrl(artifact, query.size);
  return new Response(null, {
    status: 302,
    headers: {
      location: relativeLink(url),
      "cache-control": `private, max-age=${redirectSeconds}`,
      vary: "cookie, authorization",
    },
  });
}
