"use client";

import { useEditor } from "@/components/designs/canvas/editor-context";
import { ProductView } from "@/components/designs/editor/product-view";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";

/** The side in work on the product, as the pictures of the studio show it. */
export function PreviewDialog({ onClose }: { onClose: () => void }) {
  const { style, space, draft, stored, productColor } = useEditor();
  const images = useImageSources(draft);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={`${space.name} on the product`} size="xl">
        <DialogBody>
          <div className="h-[60dvh] bg-sunken">
            <ProductView
              style={style}
              space={space}
              elements={draft.elements}
              stored={stored}
              images={images}
              productColor={productColor}
            />
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
