import { artifactSchema, getReadableArtifact, toArtifactJson } from "@/lib/kernel/artifacts";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A file", scope: "member", params: idParams, response: artifactSchema },
  async ({ ctx, params }) => toArtifactJson(await getReadableArtifact({ ctx, id: params.id })),
);
