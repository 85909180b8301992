import { z } from "zod";
import { elementInputSchema } from "@/lib/render/scene";

const keptSchema = z.object({
  baseId: z.string().nullable(),
  productColor: z.string().nullable(),
  elements: z.array(z.intersection(elementInputSchema, z.object({ elementId: z.string() }))),
});

/** Reads what `keepDraft` wrote, perhaps in an earlier version of the studio; null when it is nothing of the kind. */
export function parseKeptDraft(text: string): z.infer<typeof keptSchema> | null {
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
