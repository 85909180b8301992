"use client";

import { Ruler } from "lucide-react";
import dynamic from "next/dynamic";
import { useUrlState } from "@/components/designs/use-url-state";
import { ColorSwatches } from "@/components/ui/color-swatch";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { StyleJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import { Artboard } from "./artboard";
import type { ImageSource } from "./browser-images";
import type { Draft } from "./draft";
import type { DrawReport, StoredLayouts } from "./draft-renderer";
import { GuidesLegend } from "./guides";

const ProductView = dynamic(() => import("./product-view").then((module) => module.ProductView), { ssr: false });

export interface StageProps {
  style: StyleJson;
  space: Space;
  draft: Draft;
  stored: StoredLayouts;
  images: (assetId: string) => ImageSource | undefined;
  /** Hex of the product. */
  productColor: string;
  onColor: (hex: string) => void;
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  onReport: (report: DrawReport) => void;
  editable: boolean;
}

/** The sides of the product, and the one in work: flat with its guides, or on the product. */
export function Stage(props: StageProps) {
  const { style, space, draft, stored, images, productColor } = props;
  const { read, write } = useUrlState();
  const view = read("view") === "product" ? "product" : "flat";
  const showGuides = read("guides") !== "off";
  const countOf = (spaceId: string) => draft.elements.filter((element) => element.spaceId === spaceId).length;
  return (
    <Tabs
      value={space.sideId}
      onValueChange={(side) => write({ side })}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <div className="flex flex-wrap items-end gap-x-4 border-line border-b px-4 lg:h-12 lg:flex-nowrap">
        <TabsList aria-label="Sides" className="min-w-0 flex-1 border-b-0 max-lg:min-w-full">
          {style.spaces.map((each) => (
            <TabsTrigger key={each.spaceId} value={each.sideId}>
              {each.name}
              {countOf(each.spaceId) > 0 ? (
                <span className="text-ink-3 text-xs tabular-nums">{countOf(each.spaceId)}</span>
              ) : null}
            </TabsTrigger>
          ))}
        </TabsList>
        <div className="flex items-center gap-2 max-lg:ml-auto max-lg:py-1.5 lg:h-full">
          {view === "flat" ? (
            <IconButton
              size="sm"
              label={showGuides ? "Hide the guides" : "Show the guides"}
              aria-pressed={showGuides}
              variant={showGuides ? "secondary" : "ghost"}
              icon={<Ruler />}
              onClick={() => write({ guides: showGuides ? "off" : null })}
            />
          ) : null}
          <SegmentedControl
            aria-label="View"
            value={view}
            onValueChange={(value) => write({ view: value === "flat" ? null : value })}
            options={[
              { value: "flat", label: "Flat" },
              { value: "product", label: "On the product" },
            ]}
          />
        </div>
      </div>
      <TabsContent value={space.sideId} className="flex min-h-0 flex-1 flex-col outline-none">
        <div className="h-[min(26rem,100vw)] min-h-0 bg-sunken lg:h-auto lg:flex-1">
          {view === "flat" ? (
            <Artboard
              space={space}
              elements={draft.elements}
              stored={stored}
              images={images}
              productColor={productColor}
              showGuides={showGuides}
              selectedId={props.selectedId}
              onSelect={props.onSelect}
              onReport={props.onReport}
            />
          ) : (
            <ProductView
              key={space.spaceId}
              style={style}
              space={space}
              elements={draft.elements}
              stored={stored}
              images={images}
              productColor={productColor}
            />
          )}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-t px-4 py-2.5">
          <div className="flex items-center gap-3">
            <span className="text-ink-2 text-xs">Product colour</span>
            <ColorSwatches
              aria-label="Product colour"
              value={productColor}
              onValueChange={(hex) => props.editable && props.onColor(hex)}
              options={style.colors.map((color) => ({ color: color.hex, name: color.name }))}
            />
          </div>
          {view === "flat" ? <GuidesLegend space={space} /> : null}
        </div>
      </TabsContent>
    </Tabs>
  );
}
