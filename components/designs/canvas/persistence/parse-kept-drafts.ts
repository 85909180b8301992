import { z } from "zod";
import { elementInputSchema } from "@/lib/render/scene";
import type { KeptDraft } from "./draft-store";

const keptSchema = z.object({
  key: z.string(),
  owner: z.string(),
  designId: z.string(),
  branch: z.string(),
  tabId: z.string(),
  baseId: z.string().nullable(),
  productColor: z.string().nullable(),
  changedAt: z.number(),
  saveWanted: z.boolean(),
  elements: z.array(z.intersection(elementInputSchema, z.object({ elementId: z.string() }))),
});

/** Reads what `putDraft` wrote, perhaps in an earlier version of the studio; what is nothing of the kind is left out. */
export function parseKeptDrafts(found: readonly unknown[]): KeptDraft[] {
  return found.flatMap((each) => {
    const parsed = keptSchema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
