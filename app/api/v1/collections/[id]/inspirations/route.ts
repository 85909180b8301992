import { z } from "zod";
import {
  addInspiration,
  addInspirationForm,
  addInspirationFrom,
  addInspirationInput,
  inspirationJson,
  listInspirations,
} from "@/lib/collections";
import { idParams } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const GET = route(
  {
    summary: "Pictures that inspire a collection, in their order",
    scope: "collections:read",
    params: idParams,
    response: z.object({ items: z.array(inspirationJson), nextCursor: z.null() }),
  },
  ({ ctx, params }) => listInspirations({ ctx, collectionId: params.id }),
);

export const POST = route(
  {
    summary: "Add a picture that inspires a collection",
    description:
      "A form with a `file`; or JSON that names an image of the studio (`imageId`), or one of Unsplash (`unsplashId`). Its scene is analysed by a job.",
    scope: "collections:write",
    params: idParams,
    multipart: addInspirationForm,
    body: addInspirationInput,
    response: inspirationJson,
    status: 201,
  },
  async ({ ctx, params, request, body }) => {
    if (body !== undefined) return addInspirationFrom({ ctx, collectionId: params.id, input: body });
    const form = await readMultipart(request);
    try {
      return await addInspiration({ ctx, collectionId: params.id, form });
    } finally {
      await form.file.dispose();
    }
  },
);
