import type { Rgb } from "./colors";
import type { Texture } from "./textures/texture";

/** What a surface is made of. */
export interface Material {
  /** Linear reflectance; multiplies the texture. */
  readonly color: Rgb;
  readonly texture?: Texture;
  /** Metres that one tile of the texture covers. */
  readonly tileSize?: number;
  /** Share of light that is mirrored when looked at straight, 0…0.3. */
  readonly gloss?: number;
  /** 0: mirror, 1: no visible highlight. */
  readonly roughness?: number;
  /** Strength of the texture's relief. */
  readonly relief?: number;
  /** Own light, linear. */
  readonly emission?: Rgb;
  /** Share of light that shines through: leaves, curtains, shades. */
  readonly translucency?: number;
  /** Drawn as it is: skies and views that light does not reach. */
  readonly unlit?: boolean;
}

export interface Surface {
  readonly material: Material;
  readonly castsShadow: boolean;
  /** World direction of growing u, for relief; absent on bent surfaces. */
  readonly tangent?: Vec3;
  /** World direction of growing v. */
  readonly bitangent?: Vec3;
}

export type Vec3 = readonly [number, number, number];

/** Triangles of a whole scene: x to the right, y up, z away from the camera, metres. */
export interface Mesh {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly uvs: Float32Array;
  readonly triangles: Uint32Array;
  readonly surfaceOf: Uint16Array;
  readonly surfaces: readonly Surface[];
}

/** Where a thing stands: turned by `yaw` about the vertical, then moved. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians. */
  readonly yaw?: number;
  readonly scale?: number;
}

/** Collects triangles; what is added stands where `place` says. */
export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #uvs: number[] = [];
  readonly #triangles: number[] = [];
  readonly #surfaceOf: number[] = [];
  readonly #surfaces: Surface[] = [];
  #sin = 0;
  #cos = 1;
  #scale = 1;
  #x = 0;
  #y = 0;
  #z = 0;

  place({ x, y, z, yaw = 0, scale = 1 }: Placement): this {
    this.#sin = Math.sin(yaw);
    this.#cos = Math.cos(yaw);
    this.#scale = scale;
    this.#x = x;
    this.#y = y;
    this.#z = z;
    return this;
  }

  turn(x: number, y: number, z: number): Vec3 {
    return [x * this.#cos + z * this.#sin, y, -x * this.#sin + z * this.#cos];
  }

  surface(material: Material, options: { castsShadow?: boolean; tangent?: Vec3; bitangent?: Vec3 } = {}): void {
    const { tangent, bitangent } = options;
    this.#surfaces.push({
      material,
      castsShadow: options.castsShadow ?? true,
      ...(tangent && bitangent ? { tangent: this.turn(...tangent), bitangent: this.turn(...bitangent) } : {}),
    });
  }

  /** Adds a corner in the thing's own coordinates and gives its index. */
  vertex(x: number, y: number, z: number, nx: number, ny: number, nz: number, u = 0, v = 0): number {
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    this.#positions.push(
      this.#x + this.#scale * (x * this.#cos + z * this.#sin),
      this.#y + this.#scale * y,
      this.#z + this.#scale * (-x * this.#sin + z * this.#cos),
    );
    this.#normals.push(
      (nx * this.#cos + nz * this.#sin) / length,
      ny / length,
      (-nx * this.#sin + nz * this.#cos) / length,
    );
    this.#uvs.push(u, v);
    return this.#positions.length / 3 - 1;
  }

  triangle(a: number, b: number, c: number): void {
    this.#triangles.push(a, b, c);
    this.#surfaceOf.push(this.#surfaces.length - 1);
  }

  quad(a: number, b: number, c: number, d: number): void {
    this.triangle(a, b, c);
    this.triangle(a, c, d);
  }

  build(): Mesh {
    return {
      positions: Float32Array.from(this.#positions),
      normals: Float32Array.from(this.#normals),
      uvs: Float32Array.from(this.#uvs),
      triangles: Uint32Array.from(this.#triangles),
      surfaceOf: Uint16Array.from(this.#surfaceOf),
      surfaces: this.#surfaces,
    };
  }
}
