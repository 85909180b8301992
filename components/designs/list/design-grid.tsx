"use client";

import { CardGrid } from "@/components/ui/card-grid";
import type { KeysetList } from "@/components/ui/keyset-list";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import { DesignCard } from "./design-card";

const sizes = { gap: 16, narrow: 148, wide: 216, caption: 58 };

/** All designs as cards; only the rows in sight are drawn. */
export function DesignGrid({
  list,
  styles,
  editable,
}: {
  list: KeysetList<DesignJson>;
  styles: ReadonlyMap<string, StyleJson>;
  editable: boolean;
}) {
  return (
    <CardGrid
      list={list}
      aria-label="Designs"
      sizes={sizes}
      renderCard={(design) => (
        <DesignCard design={design} style={styles.get(design.styleVersionId)} editable={editable} />
      )}
    />
  );
}
