import { readAspect } from "@/lib/kernel/ai/read-aspect";
import { type FlowGenerationSettings, flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { AppError } from "@/lib/kernel/errors";
import { baseSettingsSchema, type ProductAnalysisResult } from "./collection-schemas";
import type { ProductJson } from "./product-schemas";

type Some = Readonly<Record<string, unknown>>;

/** What of stored settings is still valid; a field that is not is left out. */
function readSome(stored: Some | null | undefined): Some {
  const whole = baseSettingsSchema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  const fields = Object.entries(stored ?? {}).filter(
    ([name, value]) => baseSettingsSchema.safeParse({ [name]: value }).success,
  );
  return Object.fromEntries(fields);
}

/**
 * The full settings one asset is made with. What is nearer to it wins: this request, the room that the analysis gave the
 * product, the collection's base settings, the organization's defaults, the model's.
 */
export function resolveSettings(input: {
  defaults: Some;
  base: Some | null;
  request: Some | undefined;
  analysis: Pick<ProductAnalysisResult, "productRoomAssignments"> | null;
  product: Pick<ProductJson, "id" | "roomTypes">;
}): FlowGenerationSettings {
  const base = readSome(input.base);
  const assigned = input.analysis?.productRoomAssignments[input.product.id];
  const [usual] = input.product.roomTypes;
  const roomType = assigned ?? (base.roomType === undefined ? usual : undefined);
  return flowGenerationSettingsSchema.parse({
    ...readSome(input.defaults),
    ...base,
    ...(roomType === undefined ? {} : { roomType }),
    ...input.request,
  });
}

/**
 * The settings that an asset keeps, as they are used.
 * @throws `validation_failed` naming what is out of its range, which trying again does not change
 */
export function readSettings(stored: unknown): FlowGenerationSettings {
  const parsed = flowGenerationSettingsSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new AppError("validation_failed", `The settings are not valid. ${problems.join("; ")}`);
}

/** Area of a result in pixels, whatever its shape. */
const pixels = 1024 * 1024;

/** Pixels of an aspect ratio `w:h` or a word for one, multiples of eight with the area of 1024 × 1024. */
export function sizeOf(aspectRatio: string): { width: number; height: number } {
  const width = Math.round(Math.sqrt(pixels * readAspect(aspectRatio)) / 8) * 8;
  return { width, height: Math.round(pixels / width / 8) * 8 };
}

/** The settings in words, for models that read. */
export function describePrompt(
  settings: FlowGenerationSettings,
  product: Pick<ProductJson, "name" | "category">,
): string {
  const props = settings.props.length === 0 ? "" : ` Props: ${settings.props.join(", ")}.`;
  const wishes = settings.promptText === undefined || settings.promptText === "" ? "" : ` ${settings.promptText}`;
  const colors = settings.matchProductColors ? "colours that match the product" : `${settings.colorScheme} colours`;
  return (
    `Product photograph of ${product.name} (${product.category}) in a ${settings.style} ${settings.roomType}, ` +
    `${settings.surroundings}, ${settings.lighting}, ${colors}, seen ${settings.cameraAngle}.${props} ` +
    `The product stays exactly as in the given picture.${wishes}`
  );
}

/** The number all chance in an asset's picture follows from. */
export function seedOf(assetId: string): number {
  return Number.parseInt(assetId.replaceAll("-", "").slice(-8), 16) & 0x7fffffff;
}
