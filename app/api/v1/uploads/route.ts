import { route } from "@/lib/kernel/route";
import { createUpload, createUploadInput, uploadJson } from "@/lib/kernel/uploads";

export const POST = route(
  {
    summary: "Announce a large file that comes in parts",
    scope: "assets:write",
    body: createUploadInput,
    response: uploadJson,
    status: 201,
  },
  ({ ctx, body }) => createUpload({ ctx, input: body }),
);
