import type { Material, MeshBuilder, Vec3 } from "./mesh";

/** Adds a grid of corners joined to quads; `at` gives position, normal and texture coordinates for 0…1, 0…1. */
export function addGrid(
  builder: MeshBuilder,
  columns: number,
  rows: number,
  at: (s: number, t: number) => readonly [number, number, number, number, number, number, number, number],
): void {
  const indices: number[] = [];
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      indices.push(builder.vertex(...at(column / columns, row / rows)));
    }
  }
  const index = (column: number, row: number) => indices[row * (columns + 1) + column] ?? 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      builder.quad(index(column, row), index(column + 1, row), index(column + 1, row + 1), index(column, row + 1));
    }
  }
}

/** A flat piece from `origin` along two edges; its texture is laid in metres. */
export function addPlane(
  builder: MeshBuilder,
  material: Material,
  origin: Vec3,
  edgeU: Vec3,
  edgeV: Vec3,
  normal: Vec3,
  castsShadow = false,
): void {
  const lengthU = Math.hypot(...edgeU);
  const lengthV = Math.hypot(...edgeV);
  const unit = (edge: Vec3, length: number): Vec3 => [edge[0] / length, edge[1] / length, edge[2] / length];
  builder.surface(material, { castsShadow, tangent: unit(edgeU, lengthU), bitangent: unit(edgeV, lengthV) });
  const size = material.tileSize ?? 1;
  addGrid(builder, 1, 1, (s, t) => [
    origin[0] + s * edgeU[0] + t * edgeV[0],
    origin[1] + s * edgeU[1] + t * edgeV[1],
    origin[2] + s * edgeU[2] + t * edgeV[2],
    ...normal,
    (s * lengthU) / size,
    (t * lengthV) / size,
  ]);
}

/**
 * A box with rounded edges, standing on y = 0 of its place, its middle over x = z = 0 unless moved. `bulge` makes the
 * large sides swell, as upholstery does.
 */
export function addBox(
  builder: MeshBuilder,
  material: Material,
  size: Vec3,
  options: { at?: Vec3; radius?: number; bulge?: number; castsShadow?: boolean } = {},
): void {
  const [width, height, depth] = size;
  const [ox, oy, oz] = options.at ?? [0, 0, 0];
  const radius = Math.min(options.radius ?? 0.004, width / 2, height / 2, depth / 2);
  const bulge = options.bulge ?? 0;
  const half: Vec3 = [width / 2, height / 2, depth / 2];
  const tile = material.tileSize ?? 1;
  const faces: readonly (readonly [number, number, number, number])[] = [
    [0, 1, 2, 1],
    [0, 1, 2, -1],
    [2, 1, 0, 1],
    [2, 1, 0, -1],
    [0, 2, 1, 1],
    [0, 2, 1, -1],
  ];
  for (const [axisU, axisV, axisN, sign] of faces) {
    const axes: [Vec3, Vec3] = [
      [axisU === 0 ? 1 : 0, axisU === 1 ? 1 : 0, axisU === 2 ? 1 : 0],
      [axisV === 0 ? 1 : 0, axisV === 1 ? 1 : 0, axisV === 2 ? 1 : 0],
    ];
    builder.surface(material, {
      castsShadow: options.castsShadow ?? true,
      ...(bulge === 0 ? { tangent: axes[0], bitangent: axes[1] } : {}),
    });
    const lines = (length: number) => gridLines(length, radius, bulge > 0 ? 8 : 1);
    const linesU = lines(half[axisU] ?? 0);
    const linesV = lines(half[axisV] ?? 0);
    addGrid(builder, linesU.length - 1, linesV.length - 1, (s, t) => {
      const point: [number, number, number] = [0, 0, 0];
      const u = linesU[Math.round(s * (linesU.length - 1))] ?? 0;
      const v = linesV[Math.round(t * (linesV.length - 1))] ?? 0;
      point[axisU] = u;
      point[axisV] = v;
      point[axisN] = sign * (half[axisN] ?? 0);
      const normal: [number, number, number] = [0, 0, 0];
      let length = 0;
      for (let axis = 0; axis < 3; axis += 1) {
        const inner = Math.max(0, (half[axis] ?? 0) - radius);
        const value = point[axis] ?? 0;
        const clamped = Math.min(inner, Math.max(-inner, value));
        normal[axis] = value - clamped;
        length += (normal[axis] ?? 0) ** 2;
        point[axis] = clamped;
      }
      length = Math.sqrt(length) || 1;
      const swell = bulge * (1 - (u / (half[axisU] ?? 1)) ** 2) * (1 - (v / (half[axisV] ?? 1)) ** 2);
      const slopeU = (2 * bulge * u) / (half[axisU] ?? 1) ** 2;
      const slopeV = (2 * bulge * v) / (half[axisV] ?? 1) ** 2;
      for (let axis = 0; axis < 3; axis += 1) {
        normal[axis] = (normal[axis] ?? 0) / length;
        point[axis] = (point[axis] ?? 0) + radius * (normal[axis] ?? 0);
      }
      point[axisN] = (point[axisN] ?? 0) + sign * swell;
      normal[axisU] = (normal[axisU] ?? 0) + slopeU;
      normal[axisV] = (normal[axisV] ?? 0) + slopeV;
      return [
        point[0] + ox,
        point[1] + oy + half[1],
        point[2] + oz,
        ...normal,
        (u + (half[axisU] ?? 0) + ox) / tile,
        (v + (half[axisV] ?? 0) + oy) / tile,
      ];
    });
  }
}

function gridLines(half: number, radius: number, middle: number): number[] {
  const inner = Math.max(0, half - radius);
  const steps = radius > 0.03 ? 5 : radius > 0.008 ? 3 : 1;
  const bend = Array.from({ length: steps }, (_, step) => radius * Math.tan(((step + 1) / steps) * (Math.PI / 4)));
  const lines = [...bend.map((value) => -inner - value).reverse()];
  for (let step = 0; step <= middle; step += 1) lines.push(-inner + (2 * inner * step) / middle);
  return [...lines, ...bend.map((value) => inner + value)];
}

/** A turned body: `profile` holds radius and height pairs from bottom to top. */
export function addLathe(
  builder: MeshBuilder,
  material: Material,
  profile: readonly (readonly [radius: number, height: number])[],
  options: { at?: Vec3; segments?: number; castsShadow?: boolean; smooth?: boolean } = {},
): void {
  const [ox, oy, oz] = options.at ?? [0, 0, 0];
  const segments = options.segments ?? 32;
  const points = options.smooth === false ? profile : smoothProfile(profile);
  const tile = material.tileSize ?? 1;
  builder.surface(material, { castsShadow: options.castsShadow ?? true });
  const last = points.length - 1;
  addGrid(builder, segments, last, (s, t) => {
    const at = Math.round(t * last);
    const [radius, height] = points[at] ?? [0, 0];
    const [beforeRadius, beforeHeight] = points[Math.max(0, at - 1)] ?? [0, 0];
    const [afterRadius, afterHeight] = points[Math.min(last, at + 1)] ?? [0, 0];
    const angle = s * 2 * Math.PI;
    const rise = afterHeight - beforeHeight;
    const spread = afterRadius - beforeRadius;
    return [
      ox + radius * Math.cos(angle),
      oy + height,
      oz + radius * Math.sin(angle),
      rise * Math.cos(angle),
      -spread,
      rise * Math.sin(angle),
      (s * 2 * Math.PI * Math.max(0.02, radius)) / tile,
      height / tile,
    ];
  });
}

/** Catmull-Rom through the profile; a point given twice stays a sharp edge. */
function smoothProfile(profile: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: (readonly [number, number])[] = [];
  const point = (at: number) => profile[Math.min(profile.length - 1, Math.max(0, at))] ?? ([0, 0] as const);
  const same = (a: readonly [number, number], b: readonly [number, number]) => a[0] === b[0] && a[1] === b[1];
  for (let at = 0; at < profile.length - 1; at += 1) {
    const [b, c] = [point(at), point(at + 1)];
    if (same(b, c)) {
      result.push(b);
      continue;
    }
    const a = same(point(at - 1), b) ? b : point(at - 1);
    const d = same(point(at + 2), c) ? c : point(at + 2);
    for (let step = 0; step < 4; step += 1) {
      const t = step / 4;
      const curve = (p0: number, p1: number, p2: number, p3: number) =>
        p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
      result.push([Math.max(0, curve(a[0], b[0], c[0], d[0])), curve(a[1], b[1], c[1], d[1])]);
    }
  }
  result.push(point(profile.length - 1));
  return result;
}

/** A tube along points. */
export function addTube(
  builder: MeshBuilder,
  material: Material,
  points: readonly Vec3[],
  radiusAt: (t: number) => number,
  segments = 8,
): void {
  builder.surface(material);
  const last = points.length - 1;
  // The cross-section is carried along, so that it never twists.
  let side: Vec3 = [0, 0, 0];
  const frames = points.map((here, at) => {
    const before = points[Math.max(0, at - 1)] ?? here;
    const after = points[Math.min(last, at + 1)] ?? here;
    const [dx, dy, dz] = normalize([after[0] - before[0], after[1] - before[1], after[2] - before[2]]);
    const from: Vec3 = at > 0 ? side : Math.abs(dy) > 0.9 ? [1, 0, 0] : [0, 1, 0];
    const along = from[0] * dx + from[1] * dy + from[2] * dz;
    side = normalize([from[0] - along * dx, from[1] - along * dy, from[2] - along * dz]);
    const up: Vec3 = [dy * side[2] - dz * side[1], dz * side[0] - dx * side[2], dx * side[1] - dy * side[0]];
    return { here, side, up };
  });
  addGrid(builder, segments, last, (s, t) => {
    const {
      here,
      side: across,
      up,
    } = frames[Math.round(t * last)] ?? {
      here: [0, 0, 0] as Vec3,
      side: [1, 0, 0] as Vec3,
      up: [0, 1, 0] as Vec3,
    };
    const angle = s * 2 * Math.PI;
    const [c, n] = [Math.cos(angle), Math.sin(angle)];
    const normal: Vec3 = [across[0] * c + up[0] * n, across[1] * c + up[1] * n, across[2] * c + up[2] * n];
    const radius = radiusAt(t);
    return [here[0] + normal[0] * radius, here[1] + normal[1] * radius, here[2] + normal[2] * radius, ...normal, s, t];
  });
}

export function normalize(vector: Vec3): Vec3 {
  const length = Math.hypot(...vector) || 1;
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

/** An ellipsoid about a middle. */
export function addBall(builder: MeshBuilder, material: Material, middle: Vec3, radii: Vec3, segments = 20): void {
  builder.surface(material);
  addGrid(builder, segments, Math.ceil(segments / 2), (s, t) => {
    const around = s * 2 * Math.PI;
    const down = t * Math.PI;
    const x = Math.sin(down) * Math.cos(around);
    const y = -Math.cos(down);
    const z = Math.sin(down) * Math.sin(around);
    return [
      middle[0] + x * radii[0],
      middle[1] + y * radii[1],
      middle[2] + z * radii[2],
      x / radii[0],
      y / radii[1],
      z / radii[2],
      s,
      t,
    ];
  });
}
