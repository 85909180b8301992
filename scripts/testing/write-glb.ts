/** A part of a model: triangles of one material. Metres, y up, front towards +z. */
export interface GlbPart {
  readonly positions: readonly number[];
  readonly normals: readonly number[];
  readonly uvs?: readonly number[];
  readonly indices: readonly number[];
  readonly material: {
    /** Linear red, green, blue, alpha. */
    readonly color: readonly [number, number, number, number];
    readonly metallic?: number;
    readonly roughness?: number;
    /** PNG or JPEG, sRGB. */
    readonly texture?: Uint8Array;
    readonly textureType?: string;
  };
}

const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;

function chunk(type: number, bytes: Uint8Array, filler: number): Buffer {
  const head = Buffer.alloc(8);
  const padding = (4 - (bytes.length % 4)) % 4;
  head.writeUInt32LE(bytes.length + padding, 0);
  head.writeUInt32LE(type, 4);
  return Buffer.concat([head, bytes, Buffer.alloc(padding, filler)]);
}

/** Binary glTF 2.0 (§4.4) of a document and its buffer. */
export function packGlb(document: unknown, binary: Uint8Array = new Uint8Array()): Buffer {
  const body = [
    chunk(jsonChunk, Buffer.from(JSON.stringify(document)), 0x20),
    ...(binary.length > 0 ? [chunk(binaryChunk, binary, 0)] : []),
  ];
  const head = Buffer.alloc(12);
  head.write("glTF", 0, "latin1");
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(12 + body.reduce((sum, { length }) => sum + length, 0), 8);
  return Buffer.concat([head, ...body]);
}

const bounds = (values: readonly number[], pick: (...numbers: number[]) => number) =>
  [0, 1, 2].map((axis) =>
    values.reduce((found, value, at) => (at % 3 === axis ? pick(found, value) : found), values[axis] ?? 0),
  );

/** A model of these parts as GLB. */
export function writeGlb(parts: readonly GlbPart[]): Buffer {
  const pieces: Buffer[] = [];
  const bufferViews: { buffer: 0; byteOffset: number; byteLength: number }[] = [];
  const accessors: unknown[] = [];
  const images: unknown[] = [];
  const textures: unknown[] = [];
  let offset = 0;
  const view = (bytes: Uint8Array): number => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    bufferViews.push({ buffer: 0, byteOffset: offset, byteLength: bytes.length });
    pieces.push(padded);
    offset += padded.length;
    return bufferViews.length - 1;
  };
  const floats = (values: readonly number[], type: string, extra: object = {}): number => {
    const size = { VEC2: 2, VEC3: 3 }[type] ?? 1;
    const bufferView = view(new Uint8Array(Float32Array.from(values).buffer));
    accessors.push({ bufferView, componentType: 5126, count: values.length / size, type, ...extra });
    return accessors.length - 1;
  };
  const materials = parts.map(({ material }) => {
    const { texture } = material;
    if (texture) {
      images.push({ bufferView: view(texture), mimeType: material.textureType ?? "image/png" });
      textures.push({ source: images.length - 1 });
    }
    return {
      pbrMetallicRoughness: {
        baseColorFactor: material.color,
        metallicFactor: material.metallic ?? 0,
        roughnessFactor: material.roughness ?? 0.6,
        ...(texture ? { baseColorTexture: { index: textures.length - 1 } } : {}),
      },
    };
  });
  const primitives = parts.map(({ positions, normals, uvs, indices }, material) => {
    const extent = { min: bounds(positions, Math.min), max: bounds(positions, Math.max) };
    const attributes = {
      POSITION: floats(positions, "VEC3", extent),
      NORMAL: floats(normals, "VEC3"),
      ...(uvs ? { TEXCOORD_0: floats(uvs, "VEC2") } : {}),
    };
    const bufferView = view(new Uint8Array(Uint32Array.from(indices).buffer));
    accessors.push({ bufferView, componentType: 5125, count: indices.length, type: "SCALAR" });
    return { attributes, indices: accessors.length - 1, material };
  });
  const document = {
    asset: { version: "2.0" },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives }],
    materials,
    accessors,
    bufferViews,
    buffers: [{ byteLength: offset }],
    ...(images.length > 0 ? { images, textures } : {}),
  };
  return packGlb(document, Buffer.concat(pieces));
}
