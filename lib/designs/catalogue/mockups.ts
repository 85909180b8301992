import { z } from "zod";
import type { MockupDefinition } from "@/lib/render/mockup";
import mockupData from "./mockup-data.json";

const unit = z.number().min(-0.5).max(1.5);
const range = z.tuple([z.number(), z.number()]);

const meshSchema = z
  .strictObject({
    columns: z.number().int().min(1).max(128),
    rows: z.number().int().min(1).max(128),
    uRange: range,
    vRange: range,
    points: z.array(unit),
  })
  .refine(
    (mesh) => mesh.points.length === (mesh.columns + 1) * (mesh.rows + 1) * 2,
    "needs two numbers a lattice point",
  );

const layerFile = z.string().regex(/^\/catalogue\/[a-z0-9/-]+\.webp$/);

/** Shape of an entry of `mockup-data.json`, which `scripts/draw-catalogue.ts` writes. */
export const mockupDefinitionSchema: z.ZodType<MockupDefinition> = z.strictObject({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  lightScale: z.number().positive(),
  shiftRange: z.number().min(0).max(0.5),
  mesh: meshSchema,
  neighbours: z.array(z.strictObject({ sideId: z.string(), mesh: meshSchema })),
  layerFiles: z.strictObject({
    scene: layerFile,
    shade: layerFile,
    highlight: layerFile,
    mask: layerFile,
    shift: layerFile.optional(),
  }),
});

const definitions = new Map(Object.entries(z.record(z.string(), mockupDefinitionSchema).parse(mockupData)));

/** The product picture of a side of a built-in style, by the style's key; undefined when none was drawn. */
export function findMockup(styleKey: string, sideId: string): MockupDefinition | undefined {
  return definitions.get(`${styleKey}/${sideId}`);
}

/** All `style/side` names that have a picture, the generic cards among them. */
export function listMockups(): readonly string[] {
  return [...definitions.keys()];
}
