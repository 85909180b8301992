import { type SomeGenerationSettings, someGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";

/** What of stored or pasted settings is understood; null when it is no settings at all. */
export function readSettings(value: unknown): SomeGenerationSettings | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const valid = Object.entries(value).filter(
    ([name, entry]) => someGenerationSettingsSchema.safeParse({ [name]: entry }).success,
  );
  const parsed = someGenerationSettingsSchema.safeParse(Object.fromEntries(valid));
  return parsed.success && valid.length > 0 ? parsed.data : null;
}

/** Settings out of the clipboard's text. */
export function parseSettings(text: string): SomeGenerationSettings | null {
  try {
    return readSettings(JSON.parse(text));
  } catch {
    return null;
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What differs from where the form began, for a request; an emptied wish becomes an empty one. */
export function changedSettings(
  values: SomeGenerationSettings,
  initial: SomeGenerationSettings,
): SomeGenerationSettings {
  const changed = Object.entries(values).filter(
    ([name, value]) => value !== undefined && !isSame(value, Reflect.get(initial, name)),
  );
  const hadWishes = initial.promptText !== undefined && initial.promptText !== "";
  return {
    ...Object.fromEntries(changed),
    ...(hadWishes && values.promptText === undefined ? { promptText: "" } : {}),
  };
}
