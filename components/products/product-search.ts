import { Package } from "lucide-react";
import type { CommandSource } from "@/components/shell/commands";
import { fetchProducts } from "@/lib/collections/product-queries";

/** More do not help in a palette. */
const shown = 8;

/** Finds products by name and SKU for the command palette. */
export const productSearch: CommandSource = {
  id: "products",
  heading: "Products",
  icon: Package,
  search: async (text, signal) => {
    const page = await fetchProducts({ q: text.slice(0, 200) }, { limit: shown, signal });
    return page.items.map((product) => ({
      id: product.id,
      label: product.name,
      detail: product.sku,
      href: `/products/${product.id}`,
    }));
  },
};
