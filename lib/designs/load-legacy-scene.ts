import { buffer } from "node:stream/consumers";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { rasterizePdf } from "@/lib/kernel/rendering/rasterize-pdf";
import type { ImageBytes } from "@/lib/kernel/rendering/tasks";
import type { Scene } from "@/lib/render/scene";
import type { Space, Style } from "./catalogue/style-schema";
import { placePage } from "./elements/place-page";

/** More shows nothing more on a screen, pixels an inch. */
const maxDpi = 300;

/**
 * A side as the legacy provider's file shows it: its page of the same place, lying on the space as the press would put it.
 * @param longestSidePx of the picture that is wanted
 * @throws AppError `not_found` when the file is gone; `validation_failed` when it has no such page or cannot be drawn
 */
export async function loadLegacyScene(
  tenantId: string,
  artifactId: string,
  { style, space, longestSidePx }: { style: Style; space: Space; longestSidePx: number },
): Promise<{ scene: Scene; images: ImageBytes }> {
  const file = await getArtifact({ tenantId, id: artifactId });
  const pdf = await buffer((await openArtifact(file)).body);
  const inches = Math.max(space.widthMm, space.heightMm) / 25.4;
  const page = style.spaces.findIndex(({ spaceId }) => spaceId === space.spaceId);
  const drawn = await rasterizePdf({ pdf, page, dpi: Math.min(maxDpi, (1.5 * longestSidePx) / inches) });
  const { box } = placePage(drawn, space);
  return {
    scene: {
      space,
      elements: [
        {
          type: "image",
          spaceId: space.spaceId,
          assetId: artifactId,
          transform: { ...box, rotation: 0 },
          content: { fit: "fill" },
        },
      ],
    },
    images: { [artifactId]: drawn.bytes },
  };
}
