"use client";

import { Pipette } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { ColorArea } from "./color-area";
import { useColorSources } from "./color-sources";
import { ColorSwatchList } from "./color-swatch-list";
import { describeColor, type Hsva, parseColor, toHex, toHsva } from "./convert-color";
import { useRecentColors } from "./recent-colors";

/** Not in TypeScript's library yet. */
interface EyeDropperWindow {
  EyeDropper?: new () => { open: () => Promise<{ sRGBHex: string }> };
}

const slider =
  "h-3 w-full cursor-pointer appearance-none rounded-full border border-line-strong [&::-moz-range-thumb]:size-3.5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-white [&::-moz-range-thumb]:bg-transparent [&::-moz-range-thumb]:shadow-[0_0_0_1px_rgb(0_0_0/0.5)] [&::-webkit-slider-thumb]:size-3.5 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-white [&::-webkit-slider-thumb]:shadow-[0_0_0_1px_rgb(0_0_0/0.5)]";
const hues = "linear-gradient(to right, #f00, #ff0, #0f0, #0ff, #00f, #f0f, #f00)";

/** A colour out of all: by area and sliders, hex, eyedropper, or one of the brand, the design and the last ones used. */
export function ColorPicker({
  value,
  onValueChange,
  onClose,
}: {
  /** `#rrggbb` or `#rrggbbaa`; undefined: none yet. */
  value: string | undefined;
  onValueChange: (hex: string) => void;
  onClose: () => void;
}) {
  const sources = useColorSources();
  const recent = useRecentColors();
  const [chosen, setChosen] = useState<Hsva>(() => toHsva(parseColor(value ?? "") ?? "#808080"));
  const [typed, setTyped] = useState<string | null>(null);
  // Greys have no hue of their own: what was chosen stays while it still means the value.
  const color = value === undefined || toHex(chosen) === value.toLowerCase() ? chosen : toHsva(value.toLowerCase());
  const choose = (next: Hsva) => {
    setChosen(next);
    onValueChange(toHex(next));
  };
  const pick = (hex: string) => choose(toHsva(hex));
  const commit = () => {
    const parsed = typed === null ? undefined : parseColor(typed);
    if (parsed !== undefined) pick(parsed);
    setTyped(null);
  };
  const EyeDropper = (window as EyeDropperWindow).EyeDropper;
  const { pickFromStage } = sources;
  const dropper =
    EyeDropper !== undefined
      ? () => {
          new EyeDropper().open().then(
            ({ sRGBHex }) => pick(sRGBHex.toLowerCase()),
            // Escape ends it without a colour.
            () => {},
          );
        }
      : pickFromStage === undefined
        ? undefined
        : () => {
            onClose();
            pickFromStage();
          };
  const opaque = toHex({ ...color, a: 1 });
  return (
    <div className="flex w-60 flex-col gap-3 p-3">
      <ColorArea color={color} onChange={choose} />
      <input
        type="range"
        aria-label="Hue"
        aria-valuetext={`${Math.round(color.h)}°`}
        min={0}
        max={359}
        value={Math.round(color.h)}
        onChange={(event) => choose({ ...color, h: Number(event.target.value) })}
        className={slider}
        style={{ background: hues }}
      />
      <input
        type="range"
        aria-label="Opacity of the colour"
        aria-valuetext={`${Math.round(color.a * 100)} %`}
        min={0}
        max={100}
        value={Math.round(color.a * 100)}
        onChange={(event) => choose({ ...color, a: Number(event.target.value) / 100 })}
        className={slider}
        style={{ background: `linear-gradient(to right, transparent, ${opaque})` }}
      />
      <div className="flex items-center gap-1.5">
        <span
          aria-hidden="true"
          className="checkerboard size-7 shrink-0 overflow-hidden rounded-sm border border-line-strong"
        >
          <span className="block size-full" style={{ backgroundColor: toHex(color) }} />
        </span>
        <Input
          size="sm"
          aria-label="Hex"
          value={typed ?? toHex(color)}
          maxLength={9}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
          }}
        />
        {dropper === undefined ? null : (
          <IconButton size="sm" label="Pick a colour from the screen" icon={<Pipette />} onClick={dropper} />
        )}
      </div>
      <ColorSwatchList title="Brand" colors={sources.brand} value={value} onPick={pick} />
      <ColorSwatchList
        title="This design"
        colors={sources.document.slice(0, 16).map((hex) => ({ hex, name: `${hex}, ${describeColor(hex)}` }))}
        value={value}
        onPick={pick}
      />
      <ColorSwatchList
        title="Used last"
        colors={recent.map((hex) => ({ hex, name: `${hex}, ${describeColor(hex)}` }))}
        value={value}
        onPick={pick}
      />
    </div>
  );
}
