import sharp from "sharp";
import { z } from "zod";
import { AppError } from "@/lib/kernel/errors";

/** What a model may hold at most; more would take minutes and gigabytes. */
export const modelLimits = {
  bytes: 80 * 1024 * 1024,
  triangles: 3_000_000,
  nodes: 20_000,
  /** Of one picture's side. */
  pictureSide: 8_192,
  /** Of all pictures together. */
  picturePixels: 120_000_000,
} as const;

/** Extensions that files may require and the renderer knows; others a file may use, but has to do without. */
const known = new Set([
  "KHR_draco_mesh_compression",
  "EXT_meshopt_compression",
  "KHR_meshopt_compression",
  "KHR_mesh_quantization",
  "KHR_texture_basisu",
  "KHR_texture_transform",
  "EXT_texture_webp",
  "EXT_texture_avif",
  "EXT_mesh_gpu_instancing",
  "KHR_lights_punctual",
  "KHR_materials_anisotropy",
  "KHR_materials_clearcoat",
  "KHR_materials_dispersion",
  "KHR_materials_emissive_strength",
  "KHR_materials_ior",
  "KHR_materials_iridescence",
  "KHR_materials_sheen",
  "KHR_materials_specular",
  "KHR_materials_transmission",
  "KHR_materials_unlit",
  "KHR_materials_volume",
]);

const index = z.number().int().min(0);
const uri = z.string().optional();
/** The parts of a glTF 2.0 document that decide whether it is rendered; three reads the rest. */
const documentSchema = z.object({
  asset: z.object({ version: z.string() }),
  extensionsRequired: z.array(z.string()).default([]),
  buffers: z.array(z.object({ uri, byteLength: index })).default([]),
  bufferViews: z.array(z.object({ buffer: index, byteOffset: index.default(0), byteLength: index })).default([]),
  images: z.array(z.object({ uri, bufferView: index.optional(), mimeType: z.string().optional() })).default([]),
  accessors: z.array(z.object({ count: index })).default([]),
  meshes: z
    .array(
      z.object({
        primitives: z.array(z.object({ attributes: z.record(z.string(), index), indices: index.optional() })),
      }),
    )
    .default([]),
  nodes: z.array(z.object({ mesh: index.optional() })).default([]),
});
type Document = z.infer<typeof documentSchema>;

const damaged = (why: string, cause?: unknown) =>
  new AppError("validation_failed", `The product's model is damaged: ${why}; replace it.`, { cause });
const tooLarge = (why: string) => new AppError("payload_too_large", `The product's model is too large: ${why}.`);

const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;

/** Header and chunks of binary glTF 2.0 (§4.4). */
function readChunks(bytes: Buffer): { json: Buffer; binary: Buffer } {
  if (bytes.length < 20 || bytes.toString("latin1", 0, 4) !== "glTF") throw damaged("it is no GLB");
  if (bytes.readUInt32LE(4) !== 2) throw damaged("it is not version 2 of glTF");
  if (bytes.readUInt32LE(8) !== bytes.length) throw damaged("it is cut off");
  const chunks: { type: number; data: Buffer }[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    if (at + 8 + length > bytes.length) throw damaged("it is cut off");
    chunks.push({ type: bytes.readUInt32LE(at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  const [json, binary] = chunks;
  if (json?.type !== jsonChunk) throw damaged("its first chunk is no JSON");
  return { json: json.data, binary: binary?.type === binaryChunk ? binary.data : Buffer.alloc(0) };
}

function readDocument(json: Buffer): Document {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
  } catch (error) {
    throw damaged("its JSON cannot be read", error);
  }
  const parsed = documentSchema.safeParse(value);
  if (!parsed.success) throw damaged(`its JSON is no glTF (${parsed.error.issues[0]?.path.join(".") ?? ""})`);
  return parsed.data;
}

function checkReferences({ buffers, images, extensionsRequired }: Document): void {
  if ([...buffers, ...images].some(({ uri: address }) => address !== undefined && !address.startsWith("data:"))) {
    const detail = "The product's model refers to other files; export it as one GLB with everything inside.";
    throw new AppError("unsupported_media_type", detail);
  }
  const unknown = extensionsRequired.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const detail = `The product's model needs ${unknown.slice(0, 3).join(", ").slice(0, 200)}, which is not supported here.`;
  throw new AppError("unsupported_media_type", detail);
}

function checkShapes({ meshes, nodes, accessors, bufferViews }: Document, binary: Buffer): void {
  if (nodes.length > modelLimits.nodes) throw tooLarge(`it has over ${modelLimits.nodes} nodes`);
  for (const { buffer, byteOffset, byteLength } of bufferViews) {
    if (buffer === 0 && binary.length > 0 && byteOffset + byteLength > binary.length) throw damaged("it is cut off");
  }
  const trianglesOf = meshes.map(({ primitives }) =>
    primitives.reduce((sum, { attributes, indices }) => {
      const accessor = indices ?? attributes.POSITION;
      return sum + (accessor === undefined ? 0 : (accessors[accessor]?.count ?? 0) / 3);
    }, 0),
  );
  const triangles = nodes.reduce((sum, { mesh }) => sum + (mesh === undefined ? 0 : (trianglesOf[mesh] ?? 0)), 0);
  if (triangles === 0) throw damaged("it holds nothing that can be seen");
  if (triangles > modelLimits.triangles) {
    const millions = (modelLimits.triangles / 1e6).toFixed(0);
    throw tooLarge(`it has over ${millions} million triangles`);
  }
}

/** Pictures are decoded in a browser: what would fill its memory is refused before. */
async function checkPictures({ images, bufferViews }: Document, binary: Buffer): Promise<void> {
  let pixels = 0;
  for (const { uri: address, bufferView, mimeType } of images) {
    const view = bufferView === undefined ? undefined : bufferViews[bufferView];
    const bytes =
      address === undefined
        ? binary.subarray(view?.byteOffset ?? 0, (view?.byteOffset ?? 0) + (view?.byteLength ?? 0))
        : Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
    const size = mimeType === "image/ktx2" ? sizeOfKtx2(bytes) : await sizeOfPicture(bytes);
    if (Math.max(size.width, size.height) > modelLimits.pictureSide) {
      throw tooLarge(`one of its pictures has ${size.width} × ${size.height} pixels`);
    }
    pixels += size.width * size.height;
  }
  if (pixels > modelLimits.picturePixels) throw tooLarge("its pictures have too many pixels");
}

async function sizeOfPicture(bytes: Buffer): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch (error) {
    throw damaged("a picture in it cannot be read", error);
  }
}

/** Width and height stand after the identifier, format and type size (KTX 2.0 §3). */
function sizeOfKtx2(bytes: Buffer): { width: number; height: number } {
  if (bytes.length < 28 || bytes.toString("latin1", 1, 7) !== "KTX 20") throw damaged("a picture in it cannot be read");
  return { width: bytes.readUInt32LE(20), height: bytes.readUInt32LE(24) };
}

/**
 * Refuses models that cannot be rendered or would take too much.
 * @throws AppError `validation_failed` for damaged files, `payload_too_large`, `unsupported_media_type` for files that refer to
 * others or require an unknown extension
 */
export async function checkModel(glb: Uint8Array): Promise<void> {
  if (glb.length > modelLimits.bytes) {
    throw tooLarge(`it has ${Math.ceil(glb.length / 1e6)} MB, and ${Math.floor(modelLimits.bytes / 1e6)} MB may be`);
  }
  const { json, binary } = readChunks(Buffer.from(glb.buffer, glb.byteOffset, glb.byteLength));
  const document = readDocument(json);
  checkReferences(document);
  checkShapes(document, binary);
  await checkPictures(document, binary);
}
