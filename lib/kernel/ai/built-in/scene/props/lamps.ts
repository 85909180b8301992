import type { Rgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { linen, matt } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material, MeshBuilder, Placement, Vec3 } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addBall, addLathe, addTube } from "@/lib/kernel/ai/built-in/scene/shapes";

type LampKind = "floor" | "table" | "arc" | "pendant";

/** A lamp; gives the place of its light in the lamp's own coordinates. */
export function addLamp(
  builder: MeshBuilder,
  place: Placement,
  lamp: { kind: LampKind; height: number; shade: Rgb; foot: Material; isLit: boolean; drop?: number },
): Vec3 {
  builder.place(place);
  const { kind, height, foot } = lamp;
  const shade: Material = {
    ...linen(lamp.shade),
    translucency: 0.4,
    ...(lamp.isLit ? { emission: [lamp.shade[0] * 0.62, lamp.shade[1] * 0.4, lamp.shade[2] * 0.2] } : {}),
  };
  if (kind === "pendant") {
    const drop = lamp.drop ?? 0.8;
    const radius = height;
    addTube(
      builder,
      matt([0.03, 0.03, 0.03]),
      [
        [0, height * 0.7, 0],
        [0, height * 0.7 + drop, 0],
      ],
      () => 0.004,
      6,
    );
    addLathe(
      builder,
      { ...shade, ...(lamp.isLit ? {} : { emission: undefined }) },
      [
        [radius, 0],
        [radius, 0],
        [radius * 0.9, height * 0.28],
        [radius * 0.55, height * 0.58],
        [0.03, height * 0.72],
      ],
      { segments: 40 },
    );
    addBall(
      builder,
      { color: [1, 1, 1], ...(lamp.isLit ? { emission: [2, 1.4, 0.8] } : {}) },
      [0, height * 0.2, 0],
      [0.045, 0.045, 0.045],
      14,
    );
    return [0, -0.05, 0];
  }
  const top = kind === "table" ? height * 0.52 : height * 0.83;
  const radius = kind === "table" ? height * 0.3 : height * 0.14;
  if (kind === "table") {
    addLathe(
      builder,
      foot,
      [
        [0, 0],
        [height * 0.16, 0],
        [height * 0.16, 0],
        [height * 0.19, height * 0.14],
        [height * 0.17, height * 0.3],
        [height * 0.05, height * 0.42],
        [height * 0.022, height * 0.47],
        [height * 0.02, top + height * 0.05],
      ],
      { segments: 36 },
    );
  } else {
    addLathe(
      builder,
      foot,
      [
        [0, 0],
        [0.15, 0],
        [0.15, 0.006],
        [0.14, 0.018],
        [0.02, 0.026],
        [0.011, 0.05],
        [0.011, top],
        [0.011, top],
      ],
      { segments: 32, smooth: false },
    );
  }
  const shadeHeight = height - top;
  addLathe(
    builder,
    shade,
    [
      [radius, top],
      [radius, top],
      [radius * 0.92, top + shadeHeight * 0.5],
      [radius * 0.82, height],
      [radius * 0.82, height],
    ],
    { segments: 44 },
  );
  return [0, top + shadeHeight * 0.4, -radius * 1.25];
}
