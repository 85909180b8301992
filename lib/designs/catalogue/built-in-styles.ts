import { hardGoodsStyles } from "./built-in-hard-goods";
import { paperGoodsStyles } from "./built-in-paper-goods";
import { textileStyles } from "./built-in-textiles";
import type { Style } from "./style-schema";

/** The catalogue that comes with the installation: twelve products, each with its own mockup. */
export const builtInStyles: readonly Style[] = [...textileStyles, ...hardGoodsStyles, ...paperGoodsStyles];

/** The built-in style with this key (`t-shirt`), or undefined. */
export function findBuiltInStyle(key: string): Style | undefined {
  return builtInStyles.find((style) => style.key === key);
}
