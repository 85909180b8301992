import type { Space } from "@/lib/designs/catalogue/style-schema";
import { paintTShirt } from "./products/t-shirt";
import type { Sheet } from "./sheet";

/** Paints one side of a product in a picture of `size` pixels. */
export type Painter = (sideId: string, size: number, space: Space) => Sheet;

/** Who paints which product of the built-in catalogue. */
export const painters: Readonly<Record<string, Painter>> = {
  "t-shirt": paintTShirt,
};
