"use client";

import { useQuery } from "@tanstack/react-query";
import { Crop, RefreshCw } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { type AssetJson, assetQuery } from "@/lib/designs/queries";
import type { ImageDraft } from "./draft";
import { NumberRow, Row, Section } from "./fields";
import { FitField } from "./fit-field";
import { effectiveDpi } from "./geometry";

const whole = { x: 0, y: 0, width: 1, height: 1 };

function dpiLook(dpi: number): { tone: "success" | "warning" | "danger"; text: string } {
  if (dpi >= 300) return { tone: "success", text: "sharp in print" };
  return dpi >= 150 ? { tone: "warning", text: "may look soft" } : { tone: "danger", text: "too coarse for print" };
}

/** How sharp the picture will be at its size; a drawing in vectors is sharp at any. */
function Sharpness({ element, asset }: { element: ImageDraft; asset: AssetJson }) {
  if (asset.mimeType === "image/svg+xml") return <Badge tone="success">Vector, sharp at any size</Badge>;
  const dpi = effectiveDpi(element, asset);
  if (dpi === null) return null;
  const look = dpiLook(dpi);
  return (
    <Badge tone={look.tone}>
      {dpi} dpi, {look.text}
    </Badge>
  );
}

/** The picture, how it meets its box, and which part of it is shown. */
export function ImageFields({
  element,
  onChange,
  onReplace,
  onCrop,
  problem,
  locked,
}: {
  element: ImageDraft;
  onChange: (content: ImageDraft["content"], field: string) => void;
  onReplace: () => void;
  /** Crops where the picture stands; absent where that cannot be done. */
  onCrop?: (() => void) | undefined;
  problem: string | undefined;
  locked: { content: boolean; style: boolean };
}) {
  const asset = useQuery(assetQuery(element.assetId));
  const crop = element.content.crop ?? whole;
  const isCropped = element.content.crop !== undefined;
  const setCrop = (change: Partial<typeof whole>) => {
    const next = { ...crop, ...change };
    const x = Math.min(Math.max(next.x, 0), 0.99);
    const y = Math.min(Math.max(next.y, 0), 0.99);
    const width = Math.min(Math.max(next.width, 0.01), 1 - x);
    const height = Math.min(Math.max(next.height, 0.01), 1 - y);
    onChange({ ...element.content, crop: { x, y, width, height } }, "crop");
  };
  const percent = (label: string, name: keyof typeof whole, max: number) => (
    <NumberRow
      label={label}
      unit="%"
      value={crop[name] * 100}
      min={name === "x" || name === "y" ? 0 : 1}
      max={max * 100}
      step={1}
      precision={1}
      onValueChange={(value) => setCrop({ [name]: value / 100 })}
    />
  );
  return (
    <>
      <Section title="Image">
        <ErrorNote error={asset.isError ? "The picture was not found in the library." : problem} />
        <div className="flex items-center gap-3">
          {asset.data === undefined ? (
            <Skeleton className="size-16 shrink-0 rounded-md" />
          ) : (
            <div className="checkerboard relative size-16 shrink-0 overflow-hidden rounded-md border border-line">
              <img src={asset.data.thumbnailUrl} alt="" className="size-full object-contain" />
            </div>
          )}
          <div className="flex min-w-0 flex-col items-start gap-1">
            <span className="max-w-full truncate font-medium text-sm">{asset.data?.name ?? "…"}</span>
            {asset.data === undefined ? null : (
              <span className="text-ink-3 text-xs">
                {asset.data.widthPx} × {asset.data.heightPx} px
              </span>
            )}
            <div className="flex flex-wrap gap-1.5">
              <Button size="sm" icon={<RefreshCw />} onClick={onReplace} disabled={locked.content}>
                Replace…
              </Button>
              {onCrop === undefined ? null : (
                <Button size="sm" icon={<Crop />} onClick={onCrop} disabled={locked.content}>
                  Crop
                </Button>
              )}
            </div>
          </div>
        </div>
        {asset.data === undefined ? null : <Sharpness element={element} asset={asset.data} />}
        <fieldset disabled={locked.style} className="contents">
          <FitField
            value={element.content.fit ?? "cover"}
            onValueChange={(fit) => onChange({ ...element.content, fit }, "fit")}
          />
        </fieldset>
      </Section>
      <Section
        title="Crop"
        aside={
          isCropped ? (
            <Button
              size="sm"
              variant="link"
              onClick={() =>
                onChange(element.content.fit === undefined ? {} : { fit: element.content.fit }, "crop-reset")
              }
            >
              Show all
            </Button>
          ) : undefined
        }
      >
        {asset.data === undefined ? null : (
          <div
            aria-hidden="true"
            className="checkerboard relative mx-auto max-h-36 overflow-hidden rounded-sm border border-line"
            style={{ aspectRatio: `${asset.data.widthPx} / ${asset.data.heightPx}`, maxWidth: "100%", height: "9rem" }}
          >
            <img src={asset.data.thumbnailUrl} alt="" className="size-full object-fill" />
            <div
              className="absolute shadow-[0_0_0_100rem_rgb(0_0_0/0.5)] outline-1 outline-white"
              style={{
                left: `${crop.x * 100}%`,
                top: `${crop.y * 100}%`,
                width: `${crop.width * 100}%`,
                height: `${crop.height * 100}%`,
              }}
            />
          </div>
        )}
        <fieldset disabled={locked.content} className="contents">
          <Row>
            {percent("From the left", "x", 0.99)}
            {percent("From the top", "y", 0.99)}
            {percent("Width", "width", 1 - crop.x)}
            {percent("Height", "height", 1 - crop.y)}
          </Row>
        </fieldset>
      </Section>
    </>
  );
}
