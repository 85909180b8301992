"use client";

import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { StylePicture } from "@/components/designs/style-picture";
import { Button } from "@/components/ui/button";
import { ColorSwatches } from "@/components/ui/color-swatch";
import { RelativeTime } from "@/components/ui/relative-time";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import type { StyleJson } from "@/lib/designs/schemas";

/** Everything the catalogue says about a style: its sides with their sizes, its colours. */
export function StyleSheet({
  style,
  editable,
  onClose,
  onCreate,
}: {
  style: StyleJson | undefined;
  editable: boolean;
  onClose: () => void;
  onCreate: (styleId: string) => void;
}) {
  // The last style stays in sight while the panel closes.
  const [shown, setShown] = useState(style);
  useEffect(() => {
    if (style !== undefined) setShown(style);
  }, [style]);
  const current = style ?? shown;
  return (
    <Sheet open={style !== undefined} onOpenChange={(open) => (open ? undefined : onClose())}>
      {current === undefined ? null : (
        <SheetContent title={current.name} description={current.description || undefined}>
          <StyleDetails key={current.id} style={current} />
          {editable ? (
            <div className="shrink-0 border-line border-t bg-canvas px-5 py-3">
              <Button variant="primary" className="w-full" icon={<Plus />} onClick={() => onCreate(current.id)}>
                Create a design
              </Button>
            </div>
          ) : null}
        </SheetContent>
      )}
    </Sheet>
  );
}

function StyleDetails({ style }: { style: StyleJson }) {
  const [color, setColor] = useState(style.colors[0]?.hex ?? "#ffffff");
  const [sideId, setSideId] = useState(style.spaces[0]?.sideId ?? "");
  const colorName = style.colors.find((each) => each.hex === color)?.name;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-5 pb-5">
      <StylePicture
        style={style}
        color={color}
        sideId={sideId}
        widthPx={800}
        className="shrink-0 rounded-lg border border-line"
      />
      {style.spaces.length > 1 ? (
        <SegmentedControl
          aria-label="Side"
          value={sideId}
          onValueChange={setSideId}
          options={style.spaces.map((space) => ({ value: space.sideId, label: space.name }))}
          className="shrink-0 self-start"
        />
      ) : null}
      <section className="flex flex-col gap-2">
        <h3 className="text-sm">
          Colours <span className="ml-1 font-normal text-ink-3">{colorName}</span>
        </h3>
        <ColorSwatches
          aria-label="Colour of the product"
          value={color}
          onValueChange={setColor}
          options={style.colors.map((each) => ({ color: each.hex, name: each.name }))}
        />
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="text-sm">Printed areas</h3>
        <table className="w-full text-left text-sm">
          <thead className="text-ink-3 text-xs">
            <tr className="border-line border-b">
              <th scope="col" className="py-1.5 font-medium">
                Side
              </th>
              <th scope="col" className="py-1.5 font-medium">
                Trim
              </th>
              <th scope="col" className="py-1.5 text-right font-medium">
                Bleed
              </th>
              <th scope="col" className="py-1.5 text-right font-medium">
                Safe margin
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {style.spaces.map((space) => (
              <tr key={space.spaceId} className="border-line border-b last:border-b-0">
                <th scope="row" className="py-1.5 font-normal">
                  {space.name}
                  {space.clip === undefined ? null : <span className="ml-1.5 text-ink-3 text-xs">shaped</span>}
                </th>
                <td className="py-1.5">
                  {space.widthMm} × {space.heightMm} mm
                </td>
                <td className="py-1.5 text-right">{space.bleedMm} mm</td>
                <td className="py-1.5 text-right">{space.safeMm} mm</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="text-ink-3 text-xs">
        Synced <RelativeTime value={style.syncedAt} />
      </p>
    </div>
  );
}
