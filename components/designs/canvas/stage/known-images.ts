/** Pixel sizes and addresses of the pictures on the stage, for gestures, which cannot wait for a query. */
export interface KnownImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly thumbnailUrl: string;
}

const images = new Map<string, KnownImage>();

export function rememberImage(assetId: string, image: KnownImage): void {
  images.set(assetId, image);
}

export function knownImage(assetId: string): KnownImage | undefined {
  return images.get(assetId);
}
