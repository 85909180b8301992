import type { Space } from "@/lib/designs/catalogue/style-schema";
import { paintBottle } from "./products/bottle";
import { paintBox } from "./products/box";
import { paintBusinessCard } from "./products/business-card";
import { paintCap } from "./products/cap";
import { paintCushion } from "./products/cushion";
import { paintHoodie } from "./products/hoodie";
import { paintLabel } from "./products/label";
import { paintMug } from "./products/mug";
import { paintPhoneCase } from "./products/phone-case";
import { paintPoster } from "./products/poster";
import { paintTShirt } from "./products/t-shirt";
import { paintTote } from "./products/tote";
import type { Sheet } from "./sheet";

/** Paints one side of a product in a picture of `size` pixels. */
export type Painter = (sideId: string, size: number, space: Space) => Sheet;

/** Who paints which product of the built-in catalogue. */
export const painters: Readonly<Record<string, Painter>> = {
  "t-shirt": paintTShirt,
  hoodie: paintHoodie,
  tote: paintTote,
  cushion: paintCushion,
  mug: paintMug,
  bottle: paintBottle,
  box: paintBox,
  "business-card": paintBusinessCard,
  label: paintLabel,
  cap: paintCap,
  poster: paintPoster,
  "phone-case": paintPhoneCase,
};
