"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { DropAnywhere } from "@/components/library/upload/drop-anywhere";
import { acceptedImages, sortDropped } from "@/components/products/images/accepted-files";
import { ImagePanel } from "@/components/products/images/image-panel";
import { useImageQueue } from "@/components/products/images/use-image-queue";
import { useProductActions } from "@/components/products/use-product-actions";
import { Page } from "@/components/shell/page";
import { useShortcuts } from "@/components/shell/shortcuts";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { describeProblem } from "@/components/ui/problem";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { type ProductJson, productQuery } from "@/lib/collections/product-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { DetailsForm } from "./details-form";
import { ImagesCard } from "./images-card";
import { ModelCard } from "./model-card";
import { useModelUpload } from "./use-model-upload";
import { GeneratedCard, UsedInCard } from "./uses-cards";

const DesignPreviewDialog = dynamic(
  () => import("./design-preview-dialog").then((module) => module.DesignPreviewDialog),
  { ssr: false },
);

function Loading() {
  return (
    <div role="status" aria-label="Loading the product" className="flex flex-col gap-5">
      <Skeleton className="h-12 w-64" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="aspect-4/3 max-h-104 w-full rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </div>
  );
}

const area = { label: "Products", href: "/products" };

function Loaded({ product }: { product: ProductJson }) {
  const { role } = useStudio();
  const router = useRouter();
  const actions = useProductActions();
  const { queue, items } = useImageQueue();
  const upload = useModelUpload(product);
  const [fromDesign, setFromDesign] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const mayWrite = roleAllows(role, "products:write");
  const deleted = product.deletedAt !== null;
  const editable = mayWrite && !deleted;
  const { id, name } = product;
  const { send } = upload;
  const take = useCallback(
    (files: File[]) => {
      const { images, models } = sortDropped(files);
      queue.add(images.map((file) => ({ file, productId: id, productName: name })));
      const [model] = models;
      if (model !== undefined) send(model);
    },
    [queue, id, name, send],
  );
  const choose = () => input.current?.click();
  useShortcuts(editable ? [{ keys: ["u"], label: "Add images", group: "This product", run: choose }] : []);
  const targets = { ids: [id], known: [product] };
  return (
    <>
      <PageHeader
        breadcrumb={[area, { label: name }]}
        title={name}
        badge={<Badge className="font-mono">{product.sku}</Badge>}
        actions={
          !mayWrite ? null : deleted ? (
            <Button variant="primary" icon={<RotateCcw />} onClick={() => void actions.restore(targets)}>
              Restore
            </Button>
          ) : (
            <Button
              variant="danger-quiet"
              icon={<Trash2 />}
              className="max-sm:-ml-3"
              onClick={() => void actions.remove(targets).then((worked) => worked && router.push("/products"))}
            >
              Delete
            </Button>
          )
        }
      />
      {product.deletedAt === null ? null : (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">
          In the trash since <RelativeTime value={product.deletedAt} />. What was generated of it stays.
        </p>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <ImagesCard product={product} editable={editable} onAdd={choose} onFromDesign={() => setFromDesign(true)} />
          <DetailsForm product={product} editable={editable} />
        </div>
        <aside aria-label="About the product" className="flex min-w-0 flex-col gap-5">
          <GeneratedCard productId={id} editable={editable && roleAllows(role, "collections:write")} />
          <UsedInCard productId={id} />
          <ModelCard product={product} editable={editable} upload={upload} />
          <p className="px-1 text-ink-3 text-xs">
            Made <RelativeTime value={product.createdAt} />, changed <RelativeTime value={product.updatedAt} />
          </p>
        </aside>
      </div>
      {editable ? (
        <>
          <input
            ref={input}
            type="file"
            accept={acceptedImages}
            multiple
            hidden
            aria-label="Images to add"
            onChange={(event) => {
              take(Array.from(event.target.files ?? []));
              event.target.value = "";
            }}
          />
          {fromDesign ? null : <DropAnywhere target={`“${name}”`} onFiles={take} />}
        </>
      ) : null}
      {mayWrite ? <ImagePanel items={items} queue={queue} /> : null}
      {fromDesign ? <DesignPreviewDialog product={product} onClose={() => setFromDesign(false)} /> : null}
    </>
  );
}

/** Everything about one product. */
export function ProductPage({ id }: { id: string }) {
  const product = useQuery(productQuery(id));
  return (
    <Page>
      {product.data !== undefined ? (
        <Loaded product={product.data} />
      ) : product.isError ? (
        <>
          <ErrorState
            error={product.error}
            title={
              describeProblem(product.error).status === 404
                ? "There is no such product"
                : "The product could not be loaded"
            }
            onRetry={() => void product.refetch()}
          />
          <Button asChild className="self-center">
            <Link href="/products">Back to the products</Link>
          </Button>
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}
