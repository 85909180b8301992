import { createFont, createFontForm, fontJson, listFonts, listFontsQuery } from "@/lib/designs";
import { pageOf } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";
import { readMultipart } from "@/lib/kernel/uploads";

export const GET = route(
  {
    summary: "The organization's own fonts, newest first",
    scope: "assets:read",
    query: listFontsQuery,
    response: pageOf(fontJson),
  },
  ({ ctx, query }) => listFonts({ ctx, query }),
);

export const POST = route(
  {
    summary: "Upload a font",
    description:
      "TrueType or OpenType; family, weight and style are read from it. A font whose licence bits forbid embedding is taken, and preflight stops print files that use it.",
    scope: "assets:write",
    multipart: createFontForm,
    response: fontJson,
    status: 201,
  },
  async ({ ctx, request }) => {
    const form = await readMultipart(request);
    try {
      return await createFont({ ctx, form });
    } finally {
      await form.file.dispose();
    }
  },
);
