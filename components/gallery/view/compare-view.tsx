"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, Columns2, SplitSquareHorizontal, X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { describeStatus, providerName } from "@/components/gallery/asset-words";
import { Thumbnail } from "@/components/images/thumbnail";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { assetQuery, type GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { FullWindow } from "./full-window";
import { listDifferences } from "./list-differences";

type Pair = readonly [string, string];
type Maybe = GeneratedAssetJson | null | undefined;

const picture = "absolute inset-0 z-2 size-full object-contain";

function Picture({ asset }: { asset: Maybe }) {
  const { image } = asset ?? {};
  if (image == null) {
    return (
      <span className="absolute inset-0 grid place-items-center text-ink-3 text-sm">
        {asset == null ? "" : describeStatus(asset.status)}
      </span>
    );
  }
  return (
    <>
      <Thumbnail
        thumbhash={image.thumbhash}
        src={image.previewUrl}
        alt=""
        fit="contain"
        className="absolute inset-0 size-full bg-transparent"
      />
      <img src={image.url} alt={asset?.productName ?? ""} draggable={false} className={picture} />
    </>
  );
}

/** One above the other, the line between them dragged or moved with arrow keys. */
function Slider({ left, right }: { left: Maybe; right: Maybe }) {
  const [at, setAt] = useState(50);
  const isDragged = useRef(false);
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(Math.min(100, Math.max(0, ((event.clientX - box.left) / box.width) * 100)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 2;
    const target = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: 100 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setAt(Math.min(100, Math.max(0, target)));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="How much of the first is shown"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at)}
      aria-valuetext={`${Math.round(at)} %`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        isDragged.current = true;
        follow(event);
      }}
      onPointerMove={(event) => {
        if (isDragged.current) follow(event);
      }}
      onPointerUp={() => {
        isDragged.current = false;
      }}
      className="relative h-full min-h-[55dvh] touch-none select-none overflow-hidden rounded-md bg-sunken cursor-ew-resize"
    >
      <Picture asset={right} />
      <div className="absolute inset-0 z-2 bg-sunken" style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }}>
        <Picture asset={left} />
      </div>
      <span
        aria-hidden="true"
        className="absolute inset-y-0 z-3 w-0.5 -translate-x-1/2 bg-white shadow-md"
        style={{ left: `${at}%` }}
      >
        <span className="absolute top-1/2 left-1/2 grid size-8 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full bg-white text-black shadow-md">
          <ArrowLeftRight className="size-4" />
        </span>
      </span>
    </div>
  );
}

/** Two assets compared: under a slider or side by side, and in what their settings differ. */
export function CompareView({
  pair,
  onSwap,
  onClose,
}: {
  pair: Pair;
  onSwap: (pair: Pair) => void;
  onClose: () => void;
}) {
  const [one, other] = pair;
  const left = useQuery(assetQuery(one)).data;
  const right = useQuery(assetQuery(other)).data;
  const [mode, setMode] = useState<"slider" | "side">("slider");
  const differences = left == null || right == null ? [] : listDifferences(left, right);
  return (
    <FullWindow title="Compare two assets" onClose={onClose}>
      <div className="flex h-full flex-col overflow-y-auto">
        <div className="sticky top-0 z-10 flex items-center gap-2 border-line border-b bg-surface px-3 py-2">
          <h2 className="mr-auto text-md">Compare</h2>
          <SegmentedControl
            aria-label="How they are compared"
            value={mode}
            onValueChange={setMode}
            options={[
              { value: "slider", label: "Slider", icon: <SplitSquareHorizontal /> },
              { value: "side", label: "Side by side", icon: <Columns2 /> },
            ]}
          />
          <IconButton label="Swap them" icon={<ArrowLeftRight />} onClick={() => onSwap([other, one])} />
          <IconButton label="Close" keys={["escape"]} icon={<X />} onClick={onClose} />
        </div>
        <div className="min-h-[58dvh] flex-1 p-3">
          {mode === "slider" ? (
            <Slider left={left} right={right} />
          ) : (
            <div className="grid h-full min-h-[55dvh] grid-cols-2 gap-2 max-sm:grid-cols-1 max-sm:grid-rows-2">
              {[left, right].map((asset, index) => (
                <div
                  key={index === 0 ? `l${one}` : `r${other}`}
                  className="relative overflow-hidden rounded-md bg-sunken"
                >
                  <Picture asset={asset} />
                </div>
              ))}
            </div>
          )}
        </div>
        <div className="border-line border-t bg-surface px-4 py-3">
          <table className="w-full max-w-240 table-fixed text-left text-sm">
            <thead>
              <tr className="text-ink-3 text-xs">
                <th className="w-28 py-1 pr-3 font-medium sm:w-36">
                  <span className="sr-only">What</span>
                </th>
                {[left, right].map((asset, index) => (
                  <th key={index === 0 ? "left" : "right"} className="truncate py-1 pr-3 font-medium text-ink">
                    {asset?.productName ?? "…"}
                    <span className="block truncate font-normal text-ink-3">
                      {asset == null ? "" : `${asset.productSku} · ${providerName(asset.provider)}`}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <tr key={difference.name} className="border-line border-t align-top">
                  <th scope="row" className="py-1.5 pr-3 font-normal text-ink-3">
                    {difference.name}
                  </th>
                  <td className="break-words py-1.5 pr-3">{difference.left}</td>
                  <td className="break-words py-1.5 pr-3">{difference.right}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {left != null && right != null && differences.length === 0 ? (
            <p className="py-1 text-ink-2 text-sm">They were made with the same settings.</p>
          ) : null}
        </div>
      </div>
    </FullWindow>
  );
}
