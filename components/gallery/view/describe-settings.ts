/** Settings of a scene in the order they are read, and what they are called. */
export const settingNames: readonly (readonly [string, string])[] = [
  ["roomType", "Room"],
  ["style", "Style"],
  ["lighting", "Light"],
  ["colorScheme", "Colours"],
  ["cameraAngle", "Camera"],
  ["aspectRatio", "Shape"],
  ["surroundings", "Surroundings"],
  ["props", "Props"],
  ["varietyLevel", "Variety"],
  ["matchProductColors", "Match colours"],
  ["promptText", "Wishes"],
  ["sceneImageUrl", "Inspiration"],
];

/** A setting in words; null where it says nothing. */
export function describeSetting(name: string, value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ");
  if (typeof value === "boolean") return value ? "Yes" : null;
  if (typeof value === "number") return name === "varietyLevel" ? `${value} of 10` : String(value);
  return typeof value === "string" && value !== "" ? value : null;
}
