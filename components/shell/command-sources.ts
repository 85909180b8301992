import { collectionSearch } from "@/components/collections/collection-search";
import { designSearch } from "@/components/designs/design-search";
import { assetSearch } from "@/components/gallery/asset-search";
import { productSearch } from "@/components/products/product-search";
import type { CommandSource } from "./commands";

/** What the palette searches while somebody types. An area adds its own here. */
export const commandSources: readonly CommandSource[] = [designSearch, productSearch, collectionSearch, assetSearch];
