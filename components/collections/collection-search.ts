import { SquareStack } from "lucide-react";
import type { CommandSource } from "@/components/shell/commands";
import { statusLabel } from "@/components/ui/status-badge";
import { fetchCollections } from "@/lib/collections/collection-queries";
import { badgeOf } from "./collection-words";

/** More do not help in a palette. */
const shown = 8;

/** Finds collections by name for the command palette. */
export const collectionSearch: CommandSource = {
  id: "collections",
  heading: "Collections",
  icon: SquareStack,
  search: async (text, signal) => {
    const page = await fetchCollections({ q: text, status: undefined, deleted: false }, { signal });
    return page.items.slice(0, shown).map((collection) => ({
      id: collection.id,
      label: collection.name,
      detail: statusLabel(badgeOf(collection)),
      href: `/collections/${collection.id}`,
    }));
  },
};
