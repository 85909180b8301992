import { pageOf } from "@/lib/kernel/http/page";
import {
  createImage,
  createImageForm,
  createImageFrom,
  createImageFromInput,
  imageJson,
  listImages,
  listImagesQuery,
} from "@/lib/kernel/images";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const GET = route(
  { summary: "Images, newest first", scope: "products:read", query: listImagesQuery, response: pageOf(imageJson) },
  ({ ctx, query }) => listImages({ ctx, query }),
);

export const POST = route(
  {
    summary: "Take an image",
    description:
      "A form with a `file`; or JSON that names any picture in the store (`artifactId`). An artifact has one image: asking twice answers the first.",
    scope: "products:write",
    multipart: createImageForm,
    body: createImageFromInput,
    response: imageJson,
    status: 201,
  },
  async ({ ctx, request, body }) => {
    if (body !== undefined) return createImageFrom({ ctx, input: body });
    const form = await readMultipart(request);
    try {
      return await createImage({ ctx, form });
    } finally {
      await form.file.dispose();
    }
  },
);
