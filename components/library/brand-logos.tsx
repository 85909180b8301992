"use client";

import { useQueries } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { libraryAssetQuery } from "@/lib/designs/library-queries";
import { AssetThumbnail } from "./asset-thumbnail";
import { describePixels } from "./asset-words";
import { ReorderList } from "./brand-reorder";

const AssetPicker = dynamic(
  () => import("@/components/designs/editor/asset-picker").then((module) => module.AssetPicker),
  { ssr: false },
);

/** Artwork of the library that the editor offers first. */
export function BrandLogos({
  ids,
  editable,
  onChange,
}: {
  ids: readonly string[];
  editable: boolean;
  onChange: (ids: string[]) => void;
}) {
  const [picking, setPicking] = useState(false);
  const found = useQueries({ queries: ids.map((id) => libraryAssetQuery(id)) }).map(({ data }) => data);
  const assetOf = (id: string) => found.find((asset) => asset?.id === id);
  return (
    <Card>
      <CardHeader
        title="Logos"
        description="Artwork that the editor offers first."
        actions={
          editable ? (
            <Button size="sm" icon={<Plus />} onClick={() => setPicking(true)}>
              Add logo
            </Button>
          ) : null
        }
      />
      <CardBody>
        {ids.length === 0 ? <p className="text-ink-2 text-sm">No logo yet.</p> : null}
        <ReorderList
          label="Logos"
          entries={ids}
          keyOf={(id) => id}
          nameOf={(id) => assetOf(id)?.name ?? "logo"}
          editable={editable}
          onChange={onChange}
        >
          {(id) => {
            const asset = assetOf(id);
            return (
              <>
                {asset === undefined ? (
                  <span className="size-10 rounded-sm bg-neutral-soft" />
                ) : (
                  <AssetThumbnail asset={asset} className="size-10 shrink-0 rounded-sm border border-line" />
                )}
                <span className="min-w-0 flex-1 truncate text-sm">{asset?.name ?? "…"}</span>
                <span className="text-ink-3 text-xs max-sm:hidden">
                  {asset === undefined ? "" : describePixels(asset)}
                </span>
              </>
            );
          }}
        </ReorderList>
      </CardBody>
      {picking ? (
        <AssetPicker
          title="Add a logo"
          mayUpload={editable}
          onPick={(asset) => {
            setPicking(false);
            if (!ids.includes(asset.id)) onChange([...ids, asset.id]);
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Card>
  );
}
