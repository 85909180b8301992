import { z } from "zod";
import { artifactSchema } from "@/lib/kernel/artifacts";
import { route } from "@/lib/kernel/route";
import { createArtifact, readMultipart } from "@/lib/kernel/uploads";

export const POST = route(
  {
    summary: "Upload a file",
    description:
      "The file is what its bytes say, whatever it is named. Raster images are decoded and encoded again (upright, sRGB, without metadata; JPEG stays JPEG, all others become PNG), SVG is sanitized, other files are checked and kept.",
    scope: "assets:write",
    multipart: z.object({ file: z.string().describe("The bytes").meta({ format: "binary" }) }),
    response: artifactSchema,
    status: 201,
  },
  async ({ ctx, request }) => {
    const form = await readMultipart(request);
    try {
      return await createArtifact({ ctx, form });
    } finally {
      await form.file.dispose();
    }
  },
);
