import { createCanvas } from "@napi-rs/canvas";
import { type Material, type Mesh, MeshBuilder } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addBox, addGrid, addLathe } from "@/lib/kernel/ai/built-in/scene/shapes";
import { type GlbPart, writeGlb } from "./write-glb";

type Look = GlbPart["material"];

type Corners = Pick<GlbPart, "positions" | "normals">;

/** Whether a triangle's order makes the side its front that its normals point to. */
function isFront({ positions, normals }: Corners, a: number, b: number, c: number): boolean {
  const at = (from: readonly number[], corner: number) =>
    from.slice(corner * 3, corner * 3 + 3) as [number, number, number];
  const [[ax, ay, az], [bx, by, bz], [cx, cy, cz]] = [at(positions, a), at(positions, b), at(positions, c)];
  const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az];
  const [nx, ny, nz] = [0, 1, 2].map((axis) =>
    [a, b, c].reduce((sum, corner) => sum + (normals[corner * 3 + axis] ?? 0), 0),
  ) as [number, number, number];
  return (uy * vz - uz * vy) * nx + (uz * vx - ux * vz) * ny + (ux * vy - uy * vx) * nz >= 0;
}

/** Triangles of a builder as parts of a GLB; its z points away from the viewer, that of glTF towards them. */
function toParts(mesh: Mesh, looks: ReadonlyMap<Material, Look>): GlbPart[] {
  const parts: GlbPart[] = [];
  for (const [material, look] of looks) {
    const part = { positions: [] as number[], normals: [] as number[], uvs: [] as number[], indices: [] as number[] };
    const places = new Map<number, number>();
    const at = (corner: number): number => {
      const known = places.get(corner);
      if (known !== undefined) return known;
      const [x = 0, y = 0, z = 0] = mesh.positions.subarray(corner * 3, corner * 3 + 3);
      const [nx = 0, ny = 0, nz = 0] = mesh.normals.subarray(corner * 3, corner * 3 + 3);
      part.positions.push(x, y, -z);
      part.normals.push(nx, ny, -nz);
      part.uvs.push(...mesh.uvs.subarray(corner * 2, corner * 2 + 2));
      places.set(corner, places.size);
      return places.size - 1;
    };
    for (const [triangle, surface] of mesh.surfaceOf.entries()) {
      if (mesh.surfaces[surface]?.material !== material) continue;
      const [a = 0, b = 0, c = 0] = mesh.triangles.subarray(triangle * 3, triangle * 3 + 3).map(at);
      part.indices.push(...(isFront(part, a, b, c) ? [a, b, c] : [a, c, b]));
    }
    parts.push({ ...part, material: look });
  }
  return parts;
}

/** Wood with long grain, as a picture. */
function paintWood(): Uint8Array {
  const canvas = createCanvas(256, 256);
  const context = canvas.getContext("2d");
  context.fillStyle = "#b98552";
  context.fillRect(0, 0, 256, 256);
  for (let line = 0; line < 90; line += 1) {
    const x = (line * 97) % 256;
    context.strokeStyle = `rgba(${80 + ((line * 13) % 40)},52,24,${0.08 + ((line * 7) % 10) / 70})`;
    context.lineWidth = 0.6 + ((line * 5) % 7) / 4;
    context.beginPath();
    context.moveTo(x, 0);
    context.bezierCurveTo(x + 10, 80, x - 10, 170, x, 256);
    context.stroke();
  }
  return canvas.toBuffer("image/png");
}

/** Woven cloth in a colour, as a picture. */
function paintCloth(color: string): Uint8Array {
  const canvas = createCanvas(128, 128);
  const context = canvas.getContext("2d");
  context.fillStyle = color;
  context.fillRect(0, 0, 128, 128);
  for (let y = 0; y < 64; y += 1) {
    for (let x = 0; x < 64; x += 1) {
      context.fillStyle = (x + y) % 2 === 0 ? "rgba(255,255,255,0.10)" : "rgba(0,0,0,0.12)";
      context.fillRect(x * 2, y * 2, 2, 2);
    }
  }
  return canvas.toBuffer("image/png");
}

/** A cushioned back that bends round whoever sits, thin at its edges. */
function addBack(builder: MeshBuilder, material: Material): void {
  const at = (s: number, t: number, sign: number): [number, number, number] => {
    const angle = (s - 0.5) * 2;
    const thin = Math.sqrt((1 - Math.abs(2 * s - 1) ** 6) * (1 - Math.abs(2 * t - 1) ** 6));
    const radius = 0.3 + sign * 0.03 * thin;
    const high = 0.34 * (1 - 0.3 * Math.abs(2 * s - 1) ** 3);
    return [Math.sin(angle) * radius, 0.5 + t * high, Math.cos(angle) * radius - 0.07 + 0.07 * t];
  };
  for (const sign of [-1, 1]) {
    builder.surface(material);
    addGrid(builder, 48, 20, (s, t) => {
      const [u, v] = [Math.min(0.995, Math.max(0.005, s)), Math.min(0.995, Math.max(0.005, t))];
      const [ax, ay, az] = at(u - 0.004, v, sign);
      const [bx, by, bz] = at(u + 0.004, v, sign);
      const [cx, cy, cz] = at(u, v - 0.004, sign);
      const [dx, dy, dz] = at(u, v + 0.004, sign);
      const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, dx - cx, dy - cy, dz - cz];
      const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
      return [...at(s, t, sign), sign * normal[0], sign * normal[1], sign * normal[2], s * 5, t * 3];
    });
  }
}

/** An upholstered chair with a wooden frame and brass feet: 0.56 m wide, 0.84 m high. */
export function chairGlb(cloth = "#2f6f73"): Buffer {
  const builder = new MeshBuilder();
  const wood: Material = { color: [1, 1, 1], tileSize: 0.4 };
  const fabric: Material = { color: [1, 1, 1], tileSize: 0.12 };
  const brass: Material = { color: [1, 1, 1] };
  const leg = (x: number, z: number) => {
    builder.place({ x, y: 0, z });
    const profile = [
      [0.011, 0.07],
      [0.018, 0.4],
      [0.018, 0.41],
    ] as const;
    addLathe(
      builder,
      wood,
      profile.map(([radius, y]) => [radius, y] as const),
      { segments: 24, smooth: true },
    );
    const foot = [
      [0.0115, 0],
      [0.0125, 0.07],
      [0.0125, 0.072],
    ] as const;
    addLathe(
      builder,
      brass,
      foot.map(([radius, y]) => [radius, y] as const),
      { segments: 24, smooth: true },
    );
  };
  for (const [x, z] of [
    [-0.22, -0.2],
    [0.22, -0.2],
    [-0.2, 0.2],
    [0.2, 0.2],
  ] as const)
    leg(x, z);
  builder.place({ x: 0, y: 0, z: 0 });
  addBox(builder, wood, [0.48, 0.035, 0.46], { at: [0, 0.4, 0], radius: 0.012 });
  addBox(builder, fabric, [0.5, 0.075, 0.48], { at: [0, 0.432, 0], radius: 0.036 });
  addBack(builder, fabric);
  for (const x of [-0.16, 0.16]) {
    addBox(builder, wood, [0.03, 0.2, 0.02], { at: [x, 0.42, 0.225], radius: 0.006 });
  }
  const looks = new Map<Material, Look>([
    [wood, { color: [1, 1, 1, 1], roughness: 0.45, texture: paintWood() }],
    [fabric, { color: [1, 1, 1, 1], roughness: 0.95, texture: paintCloth(cloth) }],
    [brass, { color: [0.78, 0.56, 0.22, 1], metallic: 1, roughness: 0.25 }],
  ]);
  return writeGlb(toParts(builder.build(), looks));
}

/** A glazed vase with a golden rim: 0.18 m wide, 0.31 m high. */
export function vaseGlb(glaze: readonly [number, number, number] = [0.05, 0.16, 0.42]): Buffer {
  const builder = new MeshBuilder();
  const body: Material = { color: [1, 1, 1] };
  const rim: Material = { color: [0.9, 0.9, 0.9] };
  builder.place({ x: 0, y: 0, z: 0 });
  const outline = Array.from({ length: 40 }, (_, step) => {
    const t = step / 39;
    const radius = 0.045 + 0.045 * Math.sin(t * Math.PI * 0.92 + 0.25) ** 1.4 - 0.012 * t;
    return [radius, 0.005 + t * 0.3] as const;
  });
  addLathe(builder, body, [[0, 0.004], [0.052, 0], ...outline], { segments: 72, smooth: true });
  const top = outline.at(-1)?.[0] ?? 0.04;
  const lip = Array.from({ length: 13 }, (_, step) => {
    const angle = (step / 12) * 2 * Math.PI;
    return [top - 0.003 + 0.005 * Math.cos(angle), 0.306 + 0.005 * Math.sin(angle)] as const;
  });
  addLathe(builder, rim, lip, { segments: 72, smooth: true });
  const looks = new Map<Material, Look>([
    [body, { color: [...glaze, 1], roughness: 0.16 }],
    [rim, { color: [0.83, 0.61, 0.26, 1], metallic: 1, roughness: 0.2 }],
  ]);
  return writeGlb(toParts(builder.build(), looks));
}

/** A box of one colour, metres: what tests can measure. */
export function boxGlb(
  color: readonly [number, number, number],
  size: readonly [number, number, number] = [0.3, 0.3, 0.3],
): Buffer {
  const builder = new MeshBuilder();
  const side: Material = { color: [1, 1, 1] };
  addBox(builder, side, size, { radius: 0.001 });
  return writeGlb(toParts(builder.build(), new Map([[side, { color: [...color, 1], roughness: 1 }]])));
}
