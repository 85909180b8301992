import type { Mesh } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Camera } from "./camera";
import type { Lens } from "./defocus";
import type { Frame } from "./frame";
import { interleavedNoise, type LightBuffer } from "./light-buffer";
import type { Lights } from "./lighting";
import { createShader, type Shader } from "./shader";
import { samplesAcross, type Visibility } from "./visibility";

/** Radius in pixels from which the lens shows nothing that is finer than two pixels. */
const softRadius = 1.6;
const blockSamples = 16;

/** Samples of two by two pixels: triangles, surfaces, and how near the farthest and the nearest are. */
interface Block {
  readonly ids: Int32Array;
  readonly surfaces: Int32Array;
  farthest: number;
  nearest: number;
}

/**
 * Colours every pixel of what the camera sees. Pixels at edges are the mean of the surfaces that their samples show. Where
 * the lens will blur anyway, two by two pixels are coloured together.
 * @param hidden 1 for each two by two pixels that something laid over the frame will cover
 */
export function shadeFrame(
  mesh: Mesh,
  camera: Camera,
  seen: Visibility,
  lights: Lights,
  buffer: LightBuffer,
  frame: Frame,
  lens: Lens = { focus: 1, blur: 0 },
  hidden?: Uint8Array,
): void {
  const { width, height } = camera;
  const shader = createShader(mesh, camera, seen, lights, buffer);
  const block: Block = {
    ids: new Int32Array(blockSamples),
    surfaces: new Int32Array(blockSamples),
    farthest: 0,
    nearest: 0,
  };
  const all = Uint8Array.from({ length: blockSamples }, (_, sample) => sample);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      if (hidden && hidden[(y >> 1) * ((width + 1) >> 1) + (x >> 1)] === 1) continue;
      const isOne = readBlock(mesh, seen, camera, x, y, block);
      if (isOne && (block.ids[0] as number) < 0) continue;
      if (x + 1 < width && y + 1 < height && isSoft(block, lens)) {
        const at = y * width + x;
        if (isOne) shader.shade(block.ids[5] as number, x + 1, y + 1, 0.7);
        else shadeMixed(shader, block, all, x, y, 0.7, frame, at);
        writePixel(frame, at, shader);
        writePixel(frame, at + 1, shader);
        writePixel(frame, at + width, shader);
        writePixel(frame, at + width + 1, shader);
        continue;
      }
      shadeSharp(shader, block, isOne, x, y, frame);
    }
  }
}

/** A pixel's samples within the block, in the order left, right, below left, below right. */
const quarters = [0, 2, 8, 10].map((first) => Uint8Array.of(first, first + 1, first + 4, first + 5));

/** Colours the pixels of a block one by one. */
function shadeSharp(shader: Shader, block: Block, isOne: boolean, x: number, y: number, frame: Frame): void {
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const column = x + (quarter & 1);
    const row = y + (quarter >> 1);
    if (column >= frame.width || row >= frame.height) continue;
    const samples = quarters[quarter] as Uint8Array;
    const blur = interleavedNoise(column, row) * 0.7 - 0.35;
    const id = block.ids[samples[0] as number] as number;
    const at = row * frame.width + column;
    if (!isOne && !isPlain(block.surfaces, samples)) shadeMixed(shader, block, samples, x, y, blur, frame, at);
    else if (id < 0) continue;
    else shader.shade(id, column + 0.5, row + 0.5, blur);
    writePixel(frame, at, shader);
  }
}

/** Reads the samples of the block at a pixel; tells whether all are of one surface. */
function readBlock(mesh: Mesh, seen: Visibility, camera: Camera, x: number, y: number, block: Block): boolean {
  const columns = camera.width * samplesAcross;
  const { ids, surfaces } = block;
  const { surfaceOf } = mesh;
  const lastRow = camera.height * samplesAcross - 1;
  const lastColumn = columns - 1;
  const own = seen.ids[y * samplesAcross * columns + x * samplesAcross] as number;
  let isSame = true;
  for (let row = 0; row < 4; row += 1) {
    const start = Math.min(lastRow, y * samplesAcross + row) * columns;
    for (let column = 0; column < 4; column += 1) {
      const id = seen.ids[start + Math.min(lastColumn, x * samplesAcross + column)] as number;
      ids[row * 4 + column] = id;
      if (id !== own) isSame = false;
    }
  }
  const first = y * samplesAcross * columns + x * samplesAcross;
  const near = seen.nearness[first] as number;
  block.nearest = near;
  block.farthest = near;
  if (isSame) {
    const { nearness } = seen;
    const last = Math.min(lastRow, y * samplesAcross + 3) * columns + Math.min(lastColumn, x * samplesAcross + 3);
    block.nearest = Math.max(near, nearness[last] as number);
    block.farthest = Math.min(near, nearness[last] as number);
    return true;
  }
  let isOne = true;
  for (let sample = 0; sample < blockSamples; sample += 1) {
    const id = ids[sample] as number;
    const row = Math.min(lastRow, y * samplesAcross + (sample >> 2));
    const there = seen.nearness[row * columns + Math.min(lastColumn, x * samplesAcross + (sample & 3))] as number;
    surfaces[sample] = id < 0 ? -1 : (surfaceOf[id] as number);
    if (surfaces[sample] !== surfaces[0]) isOne = false;
    block.nearest = Math.max(block.nearest, there);
    block.farthest = Math.min(block.farthest, there);
  }
  return isOne;
}

/** Whether the lens blurs all of a block. */
function isSoft({ nearest, farthest }: Block, lens: Lens): boolean {
  const near = 1 - lens.focus * nearest;
  const far = 1 - lens.focus * farthest;
  return near * far > 0 && lens.blur * Math.min(Math.abs(near), Math.abs(far)) > softRadius;
}

function writePixel(frame: Frame, at: number, { out, facts }: Shader): void {
  frame.red[at] = out[0] as number;
  frame.green[at] = out[1] as number;
  frame.blue[at] = out[2] as number;
  frame.nearness[at] = facts.nearness;
  frame.mirror[at] = facts.mirror;
  frame.roughness[at] = facts.roughness * 255;
}

/** The mean of a block's samples, one colour for each surface among them; where they show nothing the frame's own is. */
function shadeMixed(
  shader: Shader,
  { ids, surfaces }: Block,
  samples: Uint8Array,
  x: number,
  y: number,
  blur: number,
  frame: Frame,
  at: number,
): void {
  const { out, facts } = shader;
  const share = 1 / samples.length;
  let r = 0;
  let g = 0;
  let b = 0;
  let rest = 1;
  let mirrored = 0;
  let rough = 0;
  let nearest = 0;
  for (let place = 0; place < samples.length; place += 1) {
    const sample = samples[place] as number;
    const surface = surfaces[sample] as number;
    if (surface < 0 || isKnown(surfaces, samples, place, surface)) continue;
    let weight = share;
    for (let other = place + 1; other < samples.length; other += 1) {
      if (surfaces[samples[other] as number] === surface) weight += share;
    }
    shader.shade(ids[sample] as number, x + 0.25 + (sample & 3) * 0.5, y + 0.25 + (sample >> 2) * 0.5, blur);
    // A lit edge brighter than white stays a smooth edge.
    r += weight * Math.min(1.5, out[0] as number);
    g += weight * Math.min(1.5, out[1] as number);
    b += weight * Math.min(1.5, out[2] as number);
    rest -= weight;
    mirrored += weight * facts.mirror;
    rough = Math.max(rough, facts.roughness);
    nearest = Math.max(nearest, facts.nearness);
  }
  out[0] = r + rest * (frame.red[at] as number);
  out[1] = g + rest * (frame.green[at] as number);
  out[2] = b + rest * (frame.blue[at] as number);
  facts.mirror = mirrored;
  facts.roughness = rough;
  facts.nearness = nearest;
}

function isPlain(surfaces: Int32Array, samples: Uint8Array): boolean {
  const own = surfaces[samples[0] as number];
  return (
    own === surfaces[samples[1] as number] &&
    own === surfaces[samples[2] as number] &&
    own === surfaces[samples[3] as number]
  );
}

/** Whether a sample before the place shows the surface too. */
function isKnown(surfaces: Int32Array, samples: Uint8Array, place: number, surface: number): boolean {
  for (let before = 0; before < place; before += 1) {
    if (surfaces[samples[before] as number] === surface) return true;
  }
  return false;
}
