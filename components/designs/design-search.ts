import { Layers } from "lucide-react";
import type { CommandSource } from "@/components/shell/commands";
import { fetchDesigns } from "@/lib/designs/queries";

/** More do not help in a palette. */
const shown = 8;

/** Finds designs by name for the command palette. */
export const designSearch: CommandSource = {
  id: "designs",
  heading: "Designs",
  icon: Layers,
  search: async (text, signal) => {
    const page = await fetchDesigns({ q: text, styleVersionId: undefined, deleted: false }, { signal });
    return page.items.slice(0, shown).map((design) => ({
      id: design.id,
      label: design.name,
      detail: design.styleName,
      href: `/designs/${design.id}`,
    }));
  },
};
