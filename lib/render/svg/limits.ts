/** Why a drawing is not interpreted: it is no readable SVG, or shows something that only a rasterizer can draw. */
export class SvgUnsupportedError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "SvgUnsupportedError";
  }
}

/** Bounds of what is interpreted; artwork beyond them is left to the rasterizer. */
export const svgLimits = {
  /** Characters of the file. */
  characters: 8_000_000,
  /** Elements in the file. */
  elements: 20_000,
  /** Levels of elements, and of references from one to the next. */
  depth: 100,
  /** Elements visited once every `use` and `clip-path` is followed, gradient stops included. */
  visits: 60_000,
  /** Path steps drawn. */
  steps: 1_000_000,
  /** Dashes drawn, estimated from above. */
  dashes: 200_000,
  /** Groups that are drawn apart, for their opacity. */
  layers: 500,
} as const;

type Counted = "visits" | "steps" | "dashes" | "layers";

/** Counts work while a drawing is interpreted. */
export class Budget {
  readonly #left: Record<Counted, number> = {
    visits: svgLimits.visits,
    steps: svgLimits.steps,
    dashes: svgLimits.dashes,
    layers: svgLimits.layers,
  };

  /** Throws SvgUnsupportedError when there is no more left. */
  spend(kind: Counted, amount = 1): void {
    this.#left[kind] -= amount;
    if (!(this.#left[kind] >= 0)) throw new SvgUnsupportedError(`it draws more than ${svgLimits[kind]} ${kind}`);
  }
}
