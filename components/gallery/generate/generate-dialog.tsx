"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ClipboardPaste, Sparkles } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { SceneFields } from "@/components/collections/settings/scene-fields";
import { describeType } from "@/components/gallery/asset-words";
import { ProductField } from "@/components/gallery/reference-fields";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  type AssetType,
  assetKeys,
  createAsset,
  estimateAsset,
  type GeneratedAssetJson,
  regenerateAsset,
} from "@/lib/collections/generated-asset-queries";
import type { SomeGenerationSettings } from "@/lib/kernel/ai/scene-settings-schemas";
import { EstimateNote } from "./estimate-note";
import { changedSettings, parseSettings, readSettings } from "./settings-form";

const types: readonly AssetType[] = ["image", "video", "3d_render"];

/** Generates one asset: of a product on its own, or again with `previous` and its settings to start from. */
export function GenerateDialog({
  previous,
  productId: initialProduct,
  onShow,
  onClose,
}: {
  previous?: GeneratedAssetJson;
  productId?: string | undefined;
  /** Shows an asset instead of this dialog. */
  onShow: (id: string) => void;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const initial = previous === undefined ? {} : (readSettings(previous.settings) ?? {});
  const [productId, setProductId] = useState(previous?.productId ?? initialProduct);
  const [type, setType] = useState<AssetType>(previous?.type ?? "image");
  const [draft, setDraft] = useState<SomeGenerationSettings>(initial);
  // What is pasted starts the fields anew.
  const [pasted, setPasted] = useState(0);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const settings = changedSettings(draft, initial);
  const asked = useDeferredValue(JSON.stringify({ productId, type, settings, previousAssetId: previous?.id }));
  const estimate = useQuery({
    queryKey: ["generated_assets", "list", "estimate", asked],
    queryFn: ({ signal }) => estimateAsset(JSON.parse(asked), signal),
    enabled: productId !== undefined,
    placeholderData: (before) => before,
    staleTime: 5_000,
  });
  const usual = useQuery({
    queryKey: ["generated_assets", "list", "usual", productId, type],
    queryFn: ({ signal }) => estimateAsset({ productId: productId ?? "", type, settings: {} }, signal),
    enabled: productId !== undefined && previous === undefined,
  });
  const takeOver = (settings: SomeGenerationSettings) => {
    setDraft({ ...draft, ...settings });
    setPasted(pasted + 1);
  };

  const paste = async () => {
    try {
      const settings = parseSettings(await navigator.clipboard.readText());
      if (settings === null) return showError("There are no settings in the clipboard");
      takeOver(settings);
      showSuccess("Settings pasted");
    } catch (cause) {
      showError("The clipboard could not be read", cause);
    }
  };
  const submit = async () => {
    if (productId === undefined) return setError("Choose a product.");
    setPending(true);
    setError(null);
    try {
      const asset =
        previous === undefined
          ? await createAsset({ productId, type, settings })
          : await regenerateAsset(previous.id, settings);
      queryClient.setQueryData(assetKeys.asset(asset.id), asset);
      void queryClient.invalidateQueries({ queryKey: assetKeys.ids });
      if (previous !== undefined) void queryClient.invalidateQueries({ queryKey: assetKeys.versions(previous.id) });
      showSuccess(`${describeType(type)} of ${asset.productName} is on its way`);
      onClose();
    } catch (cause) {
      setError(cause);
    } finally {
      setPending(false);
    }
  };
  const isSame = (estimate.data?.same.length ?? 0) > 0;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        size="lg"
        title={previous === undefined ? "Generate an asset" : "Regenerate"}
        description={
          previous === undefined
            ? "One result of one product. What stays empty is your organization’s default."
            : `A new version of ${previous.productName}; the one before stays as it is.`
        }
        // The first field is far below, and the keyboard of a phone would cover the rest.
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        }}
        onPaste={(event) => {
          const settings = parseSettings(event.clipboardData.getData("text"));
          if (settings === null) return;
          event.preventDefault();
          takeOver(settings);
        }}
      >
        <DialogBody>
          <ErrorNote error={error} />
          {previous === undefined ? (
            <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
              <Field label="Product" required>
                <ProductField label="Product" value={productId} onChange={(id) => setProductId(id ?? undefined)} />
              </Field>
              <Field label="Type">
                <SegmentedControl
                  aria-label="Type"
                  value={type}
                  onValueChange={setType}
                  options={types.map((value) => ({ value, label: describeType(value) }))}
                  className="self-start"
                />
              </Field>
            </div>
          ) : null}
          <SceneFields
            key={pasted}
            values={draft}
            defaults={previous === undefined ? (readSettings(usual.data?.settings) ?? {}) : initial}
            disabled={pending}
            onChange={setDraft}
          />
        </DialogBody>
        {estimate.data === undefined ? null : <EstimateNote estimate={estimate.data} onShow={onShow} />}
        <DialogFooter>
          <Button variant="ghost" icon={<ClipboardPaste />} className="mr-auto" onClick={() => void paste()}>
            <span className="max-sm:sr-only">Paste settings</span>
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            icon={<Sparkles />}
            loading={pending}
            disabled={estimate.data !== undefined && estimate.data.missing !== null}
            onClick={() => void submit()}
          >
            {isSame ? "Generate anyway" : previous === undefined ? "Generate" : "Regenerate"}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
