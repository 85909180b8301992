/** Millimetres of a length unit. */
const lengths: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  '"': 25.4,
  pt: 25.4 / 72,
  px: 25.4 / 96,
};

export interface ExpressionContext {
  /** The field's unit: a number without one is in it, and the result too. Units other than lengths are not converted. */
  unit?: string | undefined;
  /** The field's value so far: `50%` is half of it, except in fields that are percentages themselves. */
  current?: number | undefined;
}

type Token = { kind: "number"; value: number; unit: string } | { kind: "sign"; value: string };

const tokenPattern = /\s*(?:(\d+(?:[.,]\d*)?|[.,]\d+)\s*([a-z%°×"]*)|([+\-*/()]))/iy;

function readTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const trimmed = text.trim();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < trimmed.length) {
    const found = tokenPattern.exec(trimmed);
    if (found === null) return undefined;
    const [, number, unit = "", sign] = found;
    if (number !== undefined)
      tokens.push({ kind: "number", value: Number(number.replace(",", ".")), unit: unit.toLowerCase() });
    else if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
  }
  return tokens;
}

/** Thrown inside; whoever calls gets `undefined`. */
class NoExpression extends Error {}

class Evaluation {
  #position = 0;
  constructor(
    readonly tokens: readonly Token[],
    readonly context: ExpressionContext,
  ) {}

  run(): number {
    const value = this.#sum();
    if (this.#position < this.tokens.length) throw new NoExpression();
    return value;
  }

  #takes(...signs: string[]): string | undefined {
    const token = this.tokens[this.#position];
    if (token?.kind !== "sign" || !signs.includes(token.value)) return undefined;
    this.#position += 1;
    return token.value;
  }

  #sum(): number {
    let value = this.#product();
    for (let sign = this.#takes("+", "-"); sign !== undefined; sign = this.#takes("+", "-")) {
      const next = this.#product();
      value = sign === "+" ? value + next : value - next;
    }
    return value;
  }

  #product(): number {
    let value = this.#factor();
    for (let sign = this.#takes("*", "/"); sign !== undefined; sign = this.#takes("*", "/")) {
      const next = this.#factor();
      value = sign === "*" ? value * next : value / next;
    }
    return value;
  }

  #factor(): number {
    if (this.#takes("-") !== undefined) return -this.#factor();
    if (this.#takes("+") !== undefined) return this.#factor();
    if (this.#takes("(") !== undefined) {
      const value = this.#sum();
      if (this.#takes(")") === undefined) throw new NoExpression();
      return value;
    }
    const token = this.tokens[this.#position];
    if (token?.kind !== "number") throw new NoExpression();
    this.#position += 1;
    return this.#convert(token.value, token.unit);
  }

  #convert(value: number, unit: string): number {
    const own = this.context.unit?.toLowerCase();
    if (unit === "" || unit === own) return value;
    if (unit === "%" && this.context.current !== undefined) return (value / 100) * this.context.current;
    const [from, to] = [lengths[unit], own === undefined ? undefined : lengths[own]];
    if (from === undefined || to === undefined) throw new NoExpression();
    return (value * from) / to;
  }
}

/**
 * Reads what designers type into a number's field: `12,5`, `12.5 mm`, `10+5`, `(210-2*3)/2`, `1in`, `50%`.
 * @returns the number in the field's unit; undefined for what is none, or not finite
 */
export function parseExpression(text: string, context: ExpressionContext = {}): number | undefined {
  const tokens = readTokens(text);
  if (tokens === undefined || tokens.length === 0) return undefined;
  try {
    const value = new Evaluation(tokens, context).run();
    return Number.isFinite(value) ? value : undefined;
  } catch (cause) {
    if (cause instanceof NoExpression) return undefined;
    throw cause;
  }
}
