import { Layers } from "lucide-react";
import { api, dataOf } from "@/lib/kernel/client/api";
import type { CommandSource } from "./commands";

/** What the palette searches while somebody types. An area adds its own here. */
export const commandSources: readonly CommandSource[] = [
  {
    id: "designs",
    heading: "Designs",
    icon: Layers,
    search: async (text, signal) => {
      const page = dataOf(await api.GET("/designs", { params: { query: { q: text, limit: 6 } }, signal }));
      return page.items.map((design) => ({ id: design.id, label: design.name, href: `/designs/${design.id}` }));
    },
  },
];
