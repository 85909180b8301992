import type { Canvas2D, DrawableImage, Layer } from "@/lib/render/canvas";
import { type DrawOptions, drawScene } from "@/lib/render/draw-scene";
import type { Scene } from "@/lib/render/scene";

/** Everything a drawing asks of a context, to be asked again without the renderer in between. */
export interface Recording {
  /** Repeats the calls; `images` and `createLayer` belong to the surface. */
  replay(context: Canvas2D, images: ReadonlyMap<string, DrawableImage>, createLayer: DrawOptions["createLayer"]): void;
}

type Call = (context: Canvas2D, replaying: Replaying) => void;
interface Replaying {
  readonly images: ReadonlyMap<string, DrawableImage>;
  readonly createLayer: DrawOptions["createLayer"];
}

const writable = [
  "globalAlpha",
  "globalCompositeOperation",
  "fillStyle",
  "strokeStyle",
  "lineWidth",
  "lineCap",
  "lineJoin",
  "miterLimit",
  "lineDashOffset",
  "font",
  "letterSpacing",
  "direction",
  "textAlign",
  "textBaseline",
  "fontKerning",
  "textRendering",
  "imageSmoothingEnabled",
  "imageSmoothingQuality",
] as const satisfies readonly (keyof Canvas2D)[];

/** A gradient that is made anew on each surface on which the calls are repeated. */
class RecordedGradient {
  readonly #stops: [number, string][] = [];

  constructor(
    readonly method: "createLinearGradient" | "createRadialGradient",
    readonly values: unknown[],
  ) {}

  addColorStop(offset: number, color: string): void {
    this.#stops.push([offset, color]);
  }

  makeOn(context: Canvas2D): unknown {
    const gradient: ReturnType<Canvas2D["createLinearGradient"]> = Reflect.apply(
      context[this.method],
      context,
      this.values,
    );
    for (const stop of this.#stops) gradient.addColorStop(...stop);
    return gradient;
  }
}

function createRecorder(calls: Call[]): Canvas2D {
  const recorder: Record<string, unknown> = {};
  const methods = [
    "save",
    "restore",
    "setTransform",
    "beginPath",
    "moveTo",
    "lineTo",
    "bezierCurveTo",
    "quadraticCurveTo",
    "closePath",
    "fill",
    "stroke",
    "clip",
    "setLineDash",
    "fillRect",
    "fillText",
    "strokeText",
  ] as const;
  for (const method of methods) {
    recorder[method] = (...values: unknown[]) => {
      calls.push((context) => Reflect.apply(context[method], context, values));
    };
  }
  recorder.drawImage = (assetId: string, ...values: unknown[]) => {
    calls.push((context, { images }) =>
      Reflect.apply(context.drawImage, context, [images.get(assetId)?.source, ...values]),
    );
  };
  for (const method of ["createLinearGradient", "createRadialGradient"] as const)
    recorder[method] = (...values: unknown[]) => new RecordedGradient(method, values);
  for (const property of writable) {
    Object.defineProperty(recorder, property, {
      set: (value: unknown) => {
        calls.push((context) =>
          Reflect.set(context, property, value instanceof RecordedGradient ? value.makeOn(context) : value),
        );
      },
    });
  }
  return recorder as unknown as Canvas2D;
}

/** Records what drawing a scene asks of its context. Of `images` only the sizes are used. */
export function recordScene(
  scene: Scene,
  options: Omit<DrawOptions, "images" | "createLayer">,
  images: ReadonlyMap<string, DrawableImage>,
): Recording {
  const callsOf = new Map<Canvas2D, Call[]>();
  const open = (): Canvas2D => {
    const calls: Call[] = [];
    const recorder = createRecorder(calls);
    callsOf.set(recorder, calls);
    return recorder;
  };
  const root = open();
  drawScene(root, scene, {
    ...options,
    images: (assetId) => {
      const image = images.get(assetId);
      return image && { ...image, source: assetId };
    },
    createLayer: (width, height): Layer => {
      const context = open();
      return {
        context,
        paintOn: (target, x, y) => {
          callsOf.get(target)?.push((surface, replaying) => {
            const layer = replaying.createLayer(width, height);
            for (const call of callsOf.get(context) ?? []) call(layer.context, replaying);
            layer.paintOn(surface, x, y);
          });
        },
      };
    },
  });
  return {
    replay: (context, pictures, createLayer) => {
      for (const call of callsOf.get(root) ?? []) call(context, { images: pictures, createLayer });
    },
  };
}
