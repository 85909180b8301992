import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { z } from "zod";
import { notFound } from "@/lib/kernel/errors";
import { pathOfFontFile } from "@/lib/kernel/rendering/font-paths";
import { route } from "@/lib/kernel/route";

const params = z.object({ family: z.string().max(60), face: z.string().max(10) });

export const GET = route(
  {
    summary: "A bundled font file, by the key that layouts name it with (`inter/700`, `lora/400i`)",
    scope: "public",
    params,
    responseType: "font/ttf",
  },
  async ({ params: { family, face } }) => {
    const file = pathOfFontFile(`${family}/${face}`);
    if (file === undefined) throw notFound("The font");
    const { size } = await stat(file);
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    return new Response(body, {
      headers: {
        "content-type": "font/ttf",
        "content-length": String(size),
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  },
);
