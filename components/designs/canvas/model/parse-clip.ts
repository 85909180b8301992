import { z } from "zod";
import { elementInputSchema } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";
import { type Clip, clipFormat } from "./clip";

const clipSchema = z.object({
  format: z.literal(clipFormat),
  organizationId: z.string(),
  spaceId: z.string(),
  elements: z.array(z.intersection(elementInputSchema, z.object({ elementId: z.uuid() }))).max(sceneLimits.elements),
});

/** Reads what was copied here or in another tab; null when it is anything else. */
export function parseClip(text: string): Clip | null {
  if (!text.includes(clipFormat)) return null;
  try {
    return clipSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
