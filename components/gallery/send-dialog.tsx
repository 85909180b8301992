"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Images, Package, Sparkles } from "lucide-react";
import { useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio";
import { Switch } from "@/components/ui/switch";
import { showSuccess } from "@/components/ui/toast";
import {
  assetKeys,
  type GeneratedAssetJson,
  type SendAssetInput,
  sendAsset,
} from "@/lib/collections/generated-asset-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { CollectionField, ProductField } from "./reference-fields";

type Target = SendAssetInput["to"];

const words: Readonly<Record<Target, string>> = {
  inspiration: "It inspires the collection now",
  asset: "It is in the artwork library",
  "product-image": "It is an image of the product",
};

const option = (icon: React.ReactNode, text: string) => (
  <span className="flex items-center gap-2 [&_svg]:size-4 [&_svg]:text-ink-3">
    {icon}
    {text}
  </span>
);

/** Uses a result elsewhere: it inspires a collection, becomes artwork, or shows a product. */
export function SendDialog({ asset, onClose }: { asset: GeneratedAssetJson; onClose: () => void }) {
  const { role } = useStudio();
  const queryClient = useQueryClient();
  const [to, setTo] = useState<Target>("inspiration");
  const [collectionId, setCollectionId] = useState<string | undefined>();
  const [productId, setProductId] = useState(asset.productId);
  const [isPrimary, setPrimary] = useState(false);
  const [name, setName] = useState(`${asset.productName} ${asset.productSku}`);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const order = (): SendAssetInput | string => {
    if (to === "asset") return { to, name: name.trim() === "" ? undefined : name.trim() };
    if (to === "product-image") return { to, productId, isPrimary };
    return collectionId === undefined ? "Choose a collection." : { to, collectionId };
  };
  const send = async () => {
    const input = order();
    if (typeof input === "string") return setError(input);
    setPending(true);
    setError(null);
    try {
      await sendAsset(asset.id, input);
      for (const entity of ["assets", "inspiration_images", "products", "product_images", "artifacts"]) {
        void queryClient.invalidateQueries({ queryKey: [entity] });
      }
      void queryClient.invalidateQueries({ queryKey: assetKeys.usages(asset.id) });
      showSuccess(words[to]);
      onClose();
    } catch (cause) {
      setError(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Send to" description={`${asset.productName}, ${asset.productSku}`} size="md">
        <DialogBody>
          <ErrorNote error={error} />
          <RadioGroup
            aria-label="Send to"
            look="cards"
            value={to}
            onValueChange={setTo}
            options={[
              {
                value: "inspiration",
                label: option(<Sparkles />, "Inspiration of a collection"),
                description: "Its light, colours and style are taken over.",
              },
              ...(roleAllows(role, "assets:write")
                ? [
                    {
                      value: "asset" as const,
                      label: option(<Images />, "Artwork library"),
                      description: "To be placed in designs.",
                    },
                  ]
                : []),
              ...(roleAllows(role, "products:write")
                ? [
                    {
                      value: "product-image" as const,
                      label: option(<Package />, "Product image"),
                      description: "Among the pictures of a product.",
                    },
                  ]
                : []),
            ]}
          />
          {to === "inspiration" ? (
            <Field label="Collection" required>
              <CollectionField
                label="Collection"
                value={collectionId}
                onChange={(id) => setCollectionId(id ?? undefined)}
              />
            </Field>
          ) : null}
          {to === "asset" ? (
            <Field label="Name">
              <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
            </Field>
          ) : null}
          {to === "product-image" ? (
            <>
              <Field label="Product">
                <ProductField
                  label="Product"
                  value={productId}
                  onChange={(id) => setProductId(id ?? asset.productId)}
                />
              </Field>
              <Switch label="Make it the main image" checked={isPrimary} onCheckedChange={setPrimary} />
            </>
          ) : null}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={pending} onClick={() => void send()}>
            Send
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
