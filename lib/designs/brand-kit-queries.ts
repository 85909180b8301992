import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { BrandKitJson, PutBrandKitInput } from "./brand-kit-schemas";

export type { BrandKitJson } from "./brand-kit-schemas";

/** Colours, fonts and logos of the organization. */
export const brandKitQuery = queryOptions({
  queryKey: ["brand_kits", "list", {}],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<BrandKitJson> => dataOf(await api.GET("/brand-kit", { signal })),
});

/** Replaces the kit. @throws `ApiError` `validation_failed` naming what does not exist */
export async function saveBrandKit(body: PutBrandKitInput): Promise<BrandKitJson> {
  return dataOf(await api.PUT("/brand-kit", { body }));
}
