import type { MockupMesh } from "@/lib/render/mockup-warp";

/** What a painter hands to the layer writer: linear light, one value a pixel unless stated otherwise. */
export interface Sheet {
  width: number;
  height: number;
  /** Three values a pixel, linear. */
  scene: Float32Array;
  /** 1 is a surface that shows its exact colour. */
  shade: Float32Array;
  highlight: Float32Array;
  /** Coverage by the coloured product, 0 to 1. */
  product: Float32Array;
  /** Coverage by what this side's artwork may touch. */
  print: Float32Array;
  /** Coverage by what other sides' artwork may touch. */
  neighbours: Float32Array;
  /** Fold shift in pixels of the sheet; absent where nothing folds. */
  shift?: { x: Float32Array; y: Float32Array };
  mesh: MockupMesh;
  neighbourMeshes: { sideId: string; mesh: MockupMesh }[];
}

/** An empty sheet for a picture of this size. */
export function createSheet(width: number, height: number): Sheet {
  const plane = () => new Float32Array(width * height);
  return {
    width,
    height,
    scene: new Float32Array(width * height * 3),
    shade: plane(),
    highlight: plane(),
    product: plane(),
    print: plane(),
    neighbours: plane(),
    mesh: { columns: 1, rows: 1, uRange: [0, 1], vRange: [0, 1], points: [0, 0, 1, 0, 0, 1, 1, 1] },
    neighbourMeshes: [],
  };
}

/** A mesh of the artwork from a function that says where (in pixels) a position of the artwork lies. */
export function buildMesh(
  sheet: { width: number; height: number },
  at: (u: number, v: number) => readonly [number, number],
  options: { columns: number; rows: number; uRange?: [number, number]; vRange?: [number, number] },
): MockupMesh {
  const { columns, rows, uRange = [0, 1], vRange = [0, 1] } = options;
  const points: number[] = [];
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const [x, y] = at(
        uRange[0] + ((uRange[1] - uRange[0]) * i) / columns,
        vRange[0] + ((vRange[1] - vRange[0]) * j) / rows,
      );
      points.push(Number((x / sheet.width).toFixed(5)), Number((y / sheet.height).toFixed(5)));
    }
  }
  return { columns, rows, uRange, vRange, points };
}
