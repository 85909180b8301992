import { type FlowGenerationSettings, flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";

export type SettingsDraft = Partial<FlowGenerationSettings>;

/** Fields in words, each with what the built-in model knows best. */
export const wordFields = [
  { name: "roomType", label: "Room" },
  { name: "style", label: "Style" },
  { name: "lighting", label: "Light" },
  { name: "colorScheme", label: "Colours" },
  { name: "cameraAngle", label: "Camera" },
  { name: "aspectRatio", label: "Shape" },
  { name: "surroundings", label: "Surroundings" },
] as const satisfies readonly { name: keyof FlowGenerationSettings; label: string }[];

/** Values that a field suggests; they come from its schema. */
export function suggestionsFor(name: keyof FlowGenerationSettings): readonly string[] {
  const field = flowGenerationSettingsSchema.shape[name];
  const { examples } = field.meta() ?? {};
  return Array.isArray(examples) ? examples.filter((example) => typeof example === "string") : [];
}

const some = flowGenerationSettingsSchema.partial();

/** What of stored or pasted settings is understood; null when it is no settings at all. */
export function readSettings(value: unknown): SettingsDraft | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const known = Object.entries(value).filter(([name]) => name in flowGenerationSettingsSchema.shape);
  // Defaults belong to the model; only what is named here counts.
  const valid = known.filter(([name, entry]) => some.safeParse({ [name]: entry }).success);
  const parsed = some.safeParse(Object.fromEntries(valid));
  if (!parsed.success || valid.length === 0) return null;
  const named = new Set(valid.map(([name]) => name));
  return Object.fromEntries(Object.entries(parsed.data).filter(([name]) => named.has(name)));
}

/** Settings out of the clipboard's text. */
export function parseSettings(text: string): SettingsDraft | null {
  try {
    return readSettings(JSON.parse(text));
  } catch {
    return null;
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What differs from where the form began, for a request; an emptied wish becomes an empty one. */
export function changedSettings(draft: SettingsDraft, initial: SettingsDraft): SettingsDraft {
  return Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => value !== undefined && !same(value, Reflect.get(initial, name))),
  );
}
