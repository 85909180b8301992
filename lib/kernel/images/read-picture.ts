import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { type Artifact, openArtifact } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { getObjectStore } from "@/lib/kernel/storage";

/** As much of a picture as any model makes use of, px. */
const longestSide = 1400;
/** Side of the copy that tells whether a file is whole, px; JPEGs are decoded in an eighth of their size for it. */
const checkSide = 64;

/**
 * A picture as models take it: PNG, JPEG or WebP, no larger than it has to be; transparency stays. The same file gives the
 * same bytes.
 * @throws `not_found` when its bytes are gone, `unsupported_media_type` for damaged files, `unavailable` when the store is away
 */
export async function readPicture(artifact: Artifact): Promise<{ bytes: Buffer; mediaType: string }> {
  if ((await getObjectStore().head(artifact.uri)) === undefined) {
    throw new AppError("not_found", "The picture's file is missing.");
  }
  const bytes = await buffer((await openArtifact(artifact)).body);
  try {
    const { width, height, format } = await sharp(bytes).metadata();
    const isFit =
      Math.max(width, height) <= longestSide && (format === "png" || format === "jpeg" || format === "webp");
    if (isFit) {
      // A whole head may stand before half a picture: a small copy is decoded from all of it.
      await sharp(bytes).resize(checkSide).raw().toBuffer();
      return { bytes, mediaType: artifact.type };
    }
    const small = sharp(bytes).resize({
      width: longestSide,
      height: longestSide,
      fit: "inside",
      withoutEnlargement: true,
    });
    const isOpaque = format === "jpeg";
    return {
      bytes: await (isOpaque ? small.jpeg({ quality: 92 }) : small.png({ compressionLevel: 3 })).toBuffer(),
      mediaType: isOpaque ? "image/jpeg" : "image/png",
    };
  } catch (error) {
    throw new AppError("unsupported_media_type", "The picture's file is damaged.", { cause: error });
  }
}
