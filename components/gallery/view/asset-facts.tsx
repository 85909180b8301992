"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatUsd, providerName } from "@/components/gallery/asset-words";
import type { WriteGalleryState } from "@/components/gallery/use-gallery-state";
import { Button } from "@/components/ui/button";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { CopyButton } from "@/components/ui/copy-button";
import { formatDuration, RelativeTime } from "@/components/ui/relative-time";
import { collectionQuery } from "@/lib/collections/collection-queries";
import { assetUsagesQuery, type GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { describeSetting, settingNames } from "./describe-settings";

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-line border-t px-4 py-3">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h3 className="text-xs">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-3">
      <dt className="w-24 shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  );
}

const formatBytes = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const link = "text-accent-text underline-offset-3 hover:underline";

/** Where it comes from and what it is. */
export function Facts({ asset, onShow }: { asset: GeneratedAssetJson; onShow: (id: string) => void }) {
  const { collectionId, image } = asset;
  const collection = useQuery({ ...collectionQuery(collectionId ?? ""), enabled: collectionId !== null }).data;
  const cost = asset.costUsd ?? asset.estimatedUsd;
  const took = asset.completedAt === null ? null : Date.parse(asset.completedAt) - Date.parse(asset.createdAt);
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      <Fact name="Product">
        <Link href={`/products/${asset.productId}` as Route} className={link}>
          {asset.productName}
        </Link>
        <span className="block text-ink-3 text-xs">{asset.productSku}</span>
      </Fact>
      <Fact name="Collection">
        {collectionId === null ? (
          "None, made on its own"
        ) : (
          <Link href={`/collections/${collectionId}` as Route} className={link}>
            {collection?.name ?? "…"}
          </Link>
        )}
      </Fact>
      <Fact name="Provider">
        {providerName(asset.provider)}
        <span className="block font-mono text-ink-3 text-xs">{asset.modelId}</span>
      </Fact>
      <Fact name={asset.costUsd === null ? "Estimate" : "Cost"}>{cost === 0 ? "Free" : formatUsd(cost)}</Fact>
      <Fact name="Made">
        <RelativeTime value={asset.completedAt ?? asset.createdAt} />
        {took === null || took < 100 || took > 86_400_000 ? null : (
          <span className="block text-ink-3 text-xs">{formatDuration(took)} from order to result</span>
        )}
      </Fact>
      {image === null ? null : (
        <Fact name="Picture">
          {image.width} × {image.height}
          <span className="text-ink-3"> · {formatBytes(image.fileSize)}</span>
        </Fact>
      )}
      {asset.previousAssetId === null ? null : (
        <Fact name="Made from">
          <Button variant="link" onClick={() => asset.previousAssetId !== null && onShow(asset.previousAssetId)}>
            The version before
          </Button>
        </Fact>
      )}
    </dl>
  );
}

/** The full settings it was made with. */
export function SettingsList({ settings }: { settings: Readonly<Record<string, unknown>> }) {
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {settingNames.map(([name, label]) => {
        const text = describeSetting(name, settings[name]);
        return text === null ? null : (
          <Fact key={name} name={label}>
            {text}
          </Fact>
        );
      })}
    </dl>
  );
}

/** What the model was told. */
export function Prompt({ prompt }: { prompt: string }) {
  return (
    <Section title="Prompt" aside={<CopyButton size="sm" text={prompt} label="Copy the prompt" />}>
      <p className="whitespace-pre-wrap break-words text-ink-2 text-sm">{prompt}</p>
    </Section>
  );
}

/** Its colours; each leads to everything near it. */
export function Colors({ colors, onFilter }: { colors: readonly string[]; onFilter: WriteGalleryState }) {
  if (colors.length === 0) return null;
  return (
    <Section title="Colours">
      <ul className="flex flex-wrap gap-1">
        {colors.map((color) => (
          <li key={color}>
            <button
              type="button"
              aria-label={`Everything near ${color}`}
              title={color}
              onClick={() => onFilter({ color: color.slice(1) })}
              className="grid size-7 place-items-center rounded-sm hover:bg-hover pointer-coarse:size-9"
            >
              <ColorSwatch color={color} className="size-5" />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const usageWords = {
  products: { name: "Product image", href: (id: string) => `/products/${id}` },
  collections: { name: "Inspiration", href: (id: string) => `/collections/${id}` },
  assets: { name: "Artwork", href: (id: string) => `/library?asset=${id}` },
} as const;

/** Where it was sent to. */
export function UsedIn({ id }: { id: string }) {
  const usages = useQuery(assetUsagesQuery(id)).data;
  if (usages === undefined || usages.length === 0) return null;
  return (
    <Section title="Used in">
      <ul className="flex flex-col gap-1.5 text-sm">
        {usages.map((usage) => {
          const { name, href } = usageWords[usage.entity];
          return (
            <li key={`${usage.entity} ${usage.id}`} className="flex min-w-0 items-baseline gap-3">
              <span className="w-24 shrink-0 text-ink-3">{name}</span>
              <Link href={href(usage.id) as Route} className={`${link} min-w-0 truncate`}>
                {usage.name}
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
