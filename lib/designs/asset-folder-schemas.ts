import { z } from "zod";

/** Shapes of the library's folders; isomorphic. */

const name = z.string().trim().min(1).max(100);

export const assetFolderJson = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable().describe("Null: at the top"),
  assetCount: z.number().int().describe("Artwork directly in it, without the trash"),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type AssetFolderJson = z.infer<typeof assetFolderJson>;

export const createAssetFolderInput = z.strictObject({ name, parentId: z.uuid().nullable().optional() });
export type CreateAssetFolderInput = z.infer<typeof createAssetFolderInput>;

export const updateAssetFolderInput = z.strictObject({
  name: name.optional(),
  parentId: z.uuid().nullable().optional(),
});
export type UpdateAssetFolderInput = z.infer<typeof updateAssetFolderInput>;

export const deleteAssetFolderQuery = z.strictObject({
  content: z
    .enum(["refuse", "move-up"])
    .default("refuse")
    .describe("`refuse`: 409 unless it is empty; `move-up`: what is in it goes to the folder above"),
});
