"use client";

import { CircleAlert, CircleDashed, Clock3 } from "lucide-react";
import { describeStatus, describeType } from "@/components/gallery/asset-words";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { ZoomPicture } from "./zoom-picture";

/** The film itself; its picture until it plays. */
function Film({ asset, url }: { asset: GeneratedAssetJson; url: string }) {
  return (
    <video
      key={url}
      muted
      src={url}
      poster={asset.image?.previewUrl}
      controls
      loop
      playsInline
      aria-label={`${describeType(asset.type)} of ${asset.productName}`}
      className="absolute inset-0 size-full object-contain p-4"
    />
  );
}

/** The large view of an asset: picture, film, or how far it is. */
export function AssetStage({ asset }: { asset: GeneratedAssetJson }) {
  const { status, image, mediaUrl } = asset;
  if (status === "completed" && mediaUrl !== null) return <Film asset={asset} url={mediaUrl} />;
  if (status === "completed" && image !== null) {
    return (
      <ZoomPicture
        key={asset.id}
        image={image}
        alt={image.altText ?? `${describeType(asset.type)} of ${asset.productName}`}
      />
    );
  }
  return (
    <div className="absolute inset-0 grid place-items-center p-6">
      <div className="flex w-full max-w-80 flex-col items-center gap-3 text-center text-ink-2">
        {status === "error" ? (
          <CircleAlert aria-hidden="true" className="size-8 text-danger-text" />
        ) : status === "pending" ? (
          <Clock3 aria-hidden="true" className="size-8 text-ink-3" />
        ) : status === "draft" ? (
          <CircleDashed aria-hidden="true" className="size-8 text-ink-3" />
        ) : (
          <Spinner label="Being made" />
        )}
        <p className="font-medium text-ink text-md">{describeStatus(status)}</p>
        {status === "generating" ? <Progress value={asset.progress} label="Progress" /> : null}
        {status === "error" ? <p className="text-balance text-sm">{asset.errorMessage}</p> : null}
        {status === "pending" ? <p className="text-sm">It stands in the generation queue.</p> : null}
      </div>
    </div>
  );
}
