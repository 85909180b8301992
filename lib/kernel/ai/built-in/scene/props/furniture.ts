import { type Rgb, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { linen, matt, metal, wood } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, MeshBuilder, Placement, Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addBall, addBox, addLathe, addTube } from "@/lib/kernel/ai/built-in/scene/shapes";

/** A table: `legs` at the corners, or a box below. */
export function addTable(
  builder: MeshBuilder,
  place: Placement,
  size: Vec3,
  top: Material,
  options: { legs: "square" | "round" | "metal" | "cabinet"; legColor: Rgb; thickness?: number },
): void {
  builder.place(place);
  const [width, height, depth] = size;
  const thick = options.thickness ?? 0.035;
  addBox(builder, top, [width, thick, depth], { at: [0, height - thick, 0], radius: 0.005 });
  if (options.legs === "cabinet") {
    const body = wood(options.legColor);
    addBox(builder, body, [width - 0.03, height - thick - 0.09, depth - 0.03], { at: [0, 0.09, 0], radius: 0.004 });
    addBox(builder, matt(scale(options.legColor, 0.25)), [width - 0.1, 0.09, depth - 0.1], { radius: 0.002 });
    const doors = Math.max(2, Math.round(width / 0.5));
    for (let door = 0; door < doors; door += 1) {
      const wide = (width - 0.05) / doors;
      const x = -width / 2 + 0.025 + (door + 0.5) * wide;
      addBox(builder, body, [wide - 0.006, height - thick - 0.11, 0.016], {
        at: [x, 0.1, -depth / 2 + 0.008],
        radius: 0.003,
      });
      addBall(
        builder,
        metal([0.5, 0.4, 0.22]),
        [x + (door % 2 === 0 ? 0.36 : -0.36) * wide, height * 0.62, -depth / 2 - 0.014],
        [0.012, 0.012, 0.012],
        12,
      );
    }
    return;
  }
  const inset = options.legs === "metal" ? 0.03 : 0.06;
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      const at: Vec3 = [x * (width / 2 - inset), 0, z * (depth / 2 - inset)];
      if (options.legs === "round") {
        addTube(
          builder,
          wood(options.legColor),
          [
            [at[0] * 1.04, 0, at[2] * 1.04],
            [at[0] * 0.94, height - thick, at[2] * 0.94],
          ],
          (t) => 0.013 + 0.009 * t,
          12,
        );
      } else if (options.legs === "metal") {
        addBox(builder, matt([0.02, 0.02, 0.022]), [0.026, height - thick, 0.026], { at, radius: 0.003 });
      } else {
        addBox(builder, wood(options.legColor), [0.055, height - thick, 0.055], { at, radius: 0.004 });
      }
    }
  }
  if (options.legs === "square") {
    for (const z of [-1, 1]) {
      addBox(builder, wood(options.legColor), [width - 0.16, 0.07, 0.02], {
        at: [0, height - thick - 0.07, z * (depth / 2 - 0.06)],
        radius: 0.002,
      });
    }
  }
}

/** A small round table on one foot, or a drum. */
export function addSideTable(
  builder: MeshBuilder,
  place: Placement,
  size: { radius: number; height: number },
  top: Material,
  foot: "pedestal" | "drum" | "tripod",
  legColor: Rgb,
): void {
  builder.place(place);
  const { radius, height } = size;
  if (foot === "drum") {
    addLathe(
      builder,
      top,
      [
        [radius * 0.94, 0],
        [radius * 0.94, 0],
        [radius, 0.02],
        [radius, height - 0.012],
        [radius, height - 0.012],
        [radius * 0.985, height],
        [radius * 0.985, height],
        [0, height],
      ],
      { segments: 48, smooth: false },
    );
    return;
  }
  addLathe(
    builder,
    top,
    [
      [0, height - 0.025],
      [radius * 0.96, height - 0.025],
      [radius, height - 0.018],
      [radius, height - 0.006],
      [radius * 0.985, height],
      [radius * 0.985, height],
      [0, height],
    ],
    { segments: 48, smooth: false },
  );
  if (foot === "pedestal") {
    addLathe(
      builder,
      matt(scale(legColor, 0.9)),
      [
        [0, 0],
        [radius * 0.6, 0],
        [radius * 0.6, 0.008],
        [0.03, 0.022],
        [0.018, 0.06],
        [0.018, height - 0.06],
        [0.05, height - 0.025],
      ],
      { segments: 32 },
    );
    return;
  }
  for (let leg = 0; leg < 3; leg += 1) {
    const angle = leg * 2.094 + 0.5;
    addTube(
      builder,
      wood(legColor),
      [
        [Math.cos(angle) * radius * 0.95, 0, Math.sin(angle) * radius * 0.95],
        [Math.cos(angle) * radius * 0.5, height - 0.02, Math.sin(angle) * radius * 0.5],
      ],
      (t) => 0.01 + 0.007 * t,
      10,
    );
  }
}

/** A sofa with its back along +z, seen from −z. */
export function addSofa(builder: MeshBuilder, place: Placement, width: number, color: Rgb, legColor: Rgb): void {
  builder.place(place);
  const cloth = linen(color);
  const seats = width > 1.7 ? 3 : width > 1.2 ? 2 : 1;
  const arm = 0.15;
  const inner = width - 2 * arm;
  addBox(builder, cloth, [width, 0.2, 0.86], { at: [0, 0.13, 0], radius: 0.03 });
  addBox(builder, cloth, [width, 0.66, 0.2], { at: [0, 0.16, 0.33], radius: 0.06, bulge: 0.012 });
  for (const side of [-1, 1]) {
    addBox(builder, cloth, [arm, 0.44, 0.86], {
      at: [side * (width / 2 - arm / 2), 0.15, 0],
      radius: 0.05,
      bulge: 0.01,
    });
  }
  for (let seat = 0; seat < seats; seat += 1) {
    const wide = inner / seats;
    const x = -inner / 2 + (seat + 0.5) * wide;
    addBox(builder, cloth, [wide - 0.008, 0.15, 0.66], { at: [x, 0.31, -0.09], radius: 0.045, bulge: 0.016 });
    addBox(builder, cloth, [wide - 0.012, 0.42, 0.17], { at: [x, 0.43, 0.17], radius: 0.065, bulge: 0.03 });
  }
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      addTube(
        builder,
        wood(legColor),
        [
          [x * (width / 2 - 0.07), 0, z * 0.36],
          [x * (width / 2 - 0.1), 0.14, z * 0.34],
        ],
        (t) => 0.012 + 0.008 * t,
        10,
      );
    }
  }
}

/** A bed seen from its side: head at +x. */
export function addBed(
  builder: MeshBuilder,
  place: Placement,
  colors: { sheet: Rgb; cover: Rgb; head: Rgb; wood: Rgb },
): void {
  builder.place(place);
  addBox(builder, wood(colors.wood), [1.7, 0.22, 2.05], { at: [0, 0.1, 0], radius: 0.02 });
  addBox(builder, linen(colors.sheet), [1.62, 0.24, 1.98], { at: [0, 0.3, 0], radius: 0.07, bulge: 0.01 });
  addBox(builder, linen(colors.cover), [1.72, 0.27, 1.25], { at: [0, 0.31, -0.36], radius: 0.09, bulge: 0.03 });
  addBox(builder, linen(colors.head), [1.78, 1.02, 0.1], { at: [0, 0.12, 1.04], radius: 0.05, bulge: 0.02 });
  for (const x of [-0.4, 0.4]) {
    addBox(builder, linen(colors.sheet), [0.66, 0.4, 0.17], { at: [x, 0.54, 0.86], radius: 0.085, bulge: 0.05 });
    addBox(builder, linen(colors.cover), [0.5, 0.34, 0.15], {
      at: [x * 0.92, 0.54, 0.68],
      radius: 0.075,
      bulge: 0.045,
    });
  }
}

/** A dining chair of wood, seen from behind at yaw 0. */
export function addChair(builder: MeshBuilder, place: Placement, color: Rgb, seat: Rgb): void {
  builder.place(place);
  const frame = wood(color);
  addBox(builder, linen(seat), [0.44, 0.05, 0.43], { at: [0, 0.43, 0], radius: 0.022, bulge: 0.008 });
  addBox(builder, frame, [0.43, 0.03, 0.42], { at: [0, 0.405, 0], radius: 0.008 });
  for (const x of [-1, 1]) {
    addTube(
      builder,
      frame,
      [
        [x * 0.2, 0, -0.19],
        [x * 0.19, 0.42, -0.18],
      ],
      (t) => 0.011 + 0.006 * t,
      10,
    );
    addTube(
      builder,
      frame,
      [
        [x * 0.2, 0, 0.2],
        [x * 0.19, 0.45, 0.19],
        [x * 0.19, 0.66, 0.22],
        [x * 0.185, 0.84, 0.26],
      ],
      (t) => 0.017 - 0.005 * t,
      10,
    );
  }
  addBox(builder, frame, [0.4, 0.13, 0.02], { at: [0, 0.7, 0.235], radius: 0.009 });
}

/** Open shelves on the wall, `depth` deep, along x; `y` of each board's upper side. */
export function addShelf(
  builder: MeshBuilder,
  place: Placement,
  width: number,
  depth: number,
  material: Material,
): void {
  builder.place(place);
  addBox(builder, material, [width, 0.03, depth], { at: [0, -0.03, 0], radius: 0.003 });
  for (const x of [-0.36, 0.36]) {
    addBox(builder, matt([0.03, 0.03, 0.03]), [0.016, 0.1, 0.012], {
      at: [x * width, -0.13, depth / 2 - 0.01],
      radius: 0.002,
    });
    addBox(builder, matt([0.03, 0.03, 0.03]), [0.016, 0.012, depth * 0.8], {
      at: [x * width, -0.042, 0],
      radius: 0.002,
    });
  }
}
