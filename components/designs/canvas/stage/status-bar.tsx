"use client";

import { Magnet, Maximize, Minus, Plus, Ruler, Shirt } from "lucide-react";
import { useEditor, useView } from "@/components/designs/canvas/editor-context";
import { describeSelection } from "@/components/designs/canvas/model/describe-element";
import { treeOf } from "@/components/designs/canvas/model/tree";
import { stepZoom } from "@/components/designs/canvas/model/view";
import { Button } from "@/components/ui/button";
import { ColorSwatches } from "@/components/ui/color-swatch";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { formatSize } from "./format-length";

const zooms = [0.05, 0.25, 0.5, 1, 2, 4, 10, 30];

function ZoomControl() {
  const { zoomTo, fit, fitSelection, selection } = useEditor();
  const view = useView();
  return (
    <div className="flex items-center">
      <IconButton
        size="sm"
        label="Zoom out"
        keys={["mod", "-"]}
        icon={<Minus />}
        onClick={() => zoomTo(stepZoom(view.zoom, -1))}
      />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            size="sm"
            variant="ghost"
            className="w-15 tabular-nums"
            aria-label={`Zoom, ${Math.round(view.zoom * 100)} %`}
          >
            {Math.round(view.zoom * 100)} %
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" side="top">
          <DropdownMenuItem onSelect={fit}>Show everything</DropdownMenuItem>
          {selection.length > 0 ? (
            <DropdownMenuItem onSelect={fitSelection}>Show the selection</DropdownMenuItem>
          ) : null}
          {zooms.map((zoom) => (
            <DropdownMenuItem key={zoom} onSelect={() => zoomTo(zoom)}>
              {zoom * 100} %
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <IconButton
        size="sm"
        label="Zoom in"
        keys={["mod", "+"]}
        icon={<Plus />}
        onClick={() => zoomTo(stepZoom(view.zoom, 1))}
      />
      <IconButton size="sm" label="Show everything" keys={["shift", "1"]} icon={<Maximize />} onClick={fit} />
    </div>
  );
}

/** Colour of the product, what is selected, what the stage shows, and how large. */
export function StatusBar() {
  const { style, space, draft, selected, options, setOption, productColor, setProductColor, editable } = useEditor();
  const toggles = [
    { name: "mockup", label: "Product behind the artwork", icon: <Shirt /> },
    { name: "snap", label: "Snapping", icon: <Magnet /> },
    { name: "rulers", label: "Rulers", icon: <Ruler /> },
  ] as const;
  return (
    <footer className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-surface px-3 py-1">
      <ColorSwatches
        aria-label="Product colour"
        value={productColor}
        onValueChange={(hex) => {
          if (editable) setProductColor(style.colors.find((color) => color.hex === hex)?.name ?? hex);
        }}
        options={style.colors.map((color) => ({ color: color.hex, name: color.name }))}
      />
      <p className="min-w-0 flex-1 truncate text-ink-3 text-xs max-sm:hidden">
        {selected.length > 0
          ? describeSelection(treeOf(draft, space.spaceId), selected)
          : `${space.name}, ${formatSize({ width: space.widthMm, height: space.heightMm }, options.unit)}`}
      </p>
      <div className="ml-auto flex items-center gap-1">
        {toggles.map(({ name, label, icon }) => (
          <IconButton
            key={name}
            size="sm"
            label={label}
            aria-pressed={options[name]}
            variant={options[name] ? "secondary" : "ghost"}
            icon={icon}
            onClick={() => setOption(name, !options[name])}
          />
        ))}
        <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
        <ZoomControl />
      </div>
    </footer>
  );
}
