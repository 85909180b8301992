import { createHash } from "node:crypto";
import { Environment, type ParseResult } from "@marcbachmann/cel-js";

const environment = new Environment({ unlistedVariablesAreDyn: true });
const parsed = new Map<string, ParseResult | undefined>();
const maxParsed = 2000;

function parse(expression: string): ParseResult | undefined {
  if (parsed.has(expression)) {
    return parsed.get(expression);
  }
  let result: ParseResult | undefined;
  try {
    result = environment.parse(expression);
  } catch {
    result = undefined;
  }
  if (parsed.size >= maxParsed) {
    parsed.clear();
  }
  parsed.set(expression, result);
  return result;
}

/** What expressions see: `event` is the trigger, `async` an event that came later. */
export interface CelScope {
  event: unknown;
  async?: unknown;
}

function evaluate(expression: string, scope: CelScope): unknown {
  try {
    return parse(expression)?.({ ...scope });
  } catch {
    // A missing field or a comparison of unlike types: as on an Inngest server, no match and an empty key.
    return undefined;
  }
}

/** True when the CEL expression holds; an absent expression always does, a broken one never. */
export function isMatch(expression: string | null | undefined, scope: CelScope): boolean {
  return expression === null || expression === undefined || expression === "" || evaluate(expression, scope) === true;
}

/** The value of a key expression as text; empty when it is absent or cannot be evaluated. */
export function evaluateKey(expression: string | undefined, scope: CelScope): string {
  if (expression === undefined || expression === "") {
    return "";
  }
  const value = evaluate(expression, scope);
  if (typeof value === "string") {
    return value;
  }
  return value === undefined
    ? ""
    : JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : inner));
}

/** The value of a numeric expression, undefined when it is none. */
export function evaluateNumber(expression: string, scope: CelScope): number | undefined {
  const value = evaluate(expression, scope);
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

/** True when the expression can be parsed. */
export function isValidExpression(expression: string): boolean {
  return parse(expression) !== undefined;
}

function leafKey(path: string, value: string | number | boolean): string {
  return createHash("md5")
    .update(`${path}=${JSON.stringify(value)}`)
    .digest("hex");
}

function isLeaf(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/**
 * The index key of an expression of the form `event.path == async.path` (what the SDK writes for `match`),
 * for this trigger event; null when the expression is anything else and must be evaluated.
 */
export function matchKey(expression: string | undefined, event: unknown): string | null {
  const path = /^\s*event\.([\w.]+)\s*==\s*async\.\1\s*$/.exec(expression ?? "")?.[1];
  if (path === undefined) {
    return null;
  }
  let value = event;
  for (const name of path.split(".")) {
    value = typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
  }
  return isLeaf(value) ? leafKey(path, value) : null;
}

const maxLeaves = 500;

/** Every index key that an expression of that form could have to match this event; null when there are too many to list. */
export function leafKeys(event: unknown): string[] | null {
  const keys: string[] = [];
  const visit = (path: string, value: unknown): void => {
    if (keys.length > maxLeaves) {
      return;
    }
    if (isLeaf(value)) {
      keys.push(leafKey(path, value));
    } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) {
        visit(path === "" ? name : `${path}.${name}`, inner);
      }
    }
  };
  visit("", event);
  return keys.length > maxLeaves ? null : keys;
}
