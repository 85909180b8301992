import type { JsonSchema } from "./openapi";

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Members of an object schema, with those of `allOf` parts. */
export function propertiesOf(schema: JsonSchema): { name: string; schema: JsonSchema; required: boolean }[] {
  const found = new Map<string, { name: string; schema: JsonSchema; required: boolean }>();
  for (const part of [schema, ...list(schema.allOf).filter(isSchema)]) {
    const required = list(part.required);
    for (const [name, member] of Object.entries(isSchema(part.properties) ? part.properties : {})) {
      if (isSchema(member)) found.set(name, { name, schema: member, required: required.includes(name) });
    }
  }
  return [...found.values()];
}

/** The alternatives of a union, without `null`. */
export function variantsOf(schema: JsonSchema): JsonSchema[] {
  return [...list(schema.oneOf), ...list(schema.anyOf)].filter(isSchema).filter((each) => each.type !== "null");
}

export function isNullable(schema: JsonSchema): boolean {
  const types = list(schema.type);
  return (
    types.includes("null") ||
    [...list(schema.oneOf), ...list(schema.anyOf)].some((each) => isSchema(each) && each.type === "null")
  );
}

export function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  return isSchema(schema.items) ? schema.items : undefined;
}

/** What has members worth opening: the schema itself, that of its items, or of its only alternative. */
export function inside(schema: JsonSchema): JsonSchema {
  const variants = variantsOf(schema);
  if (variants.length === 1 && variants[0] !== undefined) return inside(variants[0]);
  const items = itemsOf(schema);
  return items === undefined ? schema : inside(items);
}

/** "string, uuid", "integer", "array of objects", "“png” | “webp”". */
export function typeOf(schema: JsonSchema): string {
  if (typeof schema.$ref === "string") return schema.$ref.endsWith("/Problem") ? "Problem" : "any JSON";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = list(schema.enum);
  if (choices.length > 0) return choices.map((each) => JSON.stringify(each)).join(" | ");
  const variants = variantsOf(schema);
  if (variants.length > 0) {
    const names = [...new Set(variants.map(typeOf))].slice(0, 6);
    return names.join(" | ");
  }
  const items = itemsOf(schema);
  if (items !== undefined) return `array of ${typeOf(items)}`;
  const types = list(schema.type).filter((each) => each !== "null");
  const type = typeof schema.type === "string" ? schema.type : types.join(" | ");
  if (type === "") return list(schema.allOf).length > 0 || isSchema(schema.properties) ? "object" : "any JSON";
  return typeof schema.format === "string" ? `${type}, ${schema.format}` : type;
}

const limits: readonly (readonly [name: string, word: string])[] = [
  ["minimum", "≥"],
  ["exclusiveMinimum", ">"],
  ["maximum", "≤"],
  ["exclusiveMaximum", "<"],
  ["minLength", "characters ≥"],
  ["maxLength", "characters ≤"],
  ["minItems", "items ≥"],
  ["maxItems", "items ≤"],
];

/** Limits that a person should know: "≥ 1, ≤ 200", "default 50". The bounds of machine integers are none. */
export function limitsOf(schema: JsonSchema): string {
  const found = limits.flatMap(([name, word]) => {
    const value = schema[name];
    return typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER
      ? [`${word} ${value.toLocaleString("en")}`]
      : [];
  });
  if (schema.default !== undefined) found.push(`default ${JSON.stringify(schema.default)}`);
  return found.join(", ");
}

const maxDepth = 6;

/** A value that fits, with what is required and little else. */
export function exampleOf(schema: JsonSchema, depth = 0): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  const choices = list(schema.enum);
  if (choices.length > 0) return choices[0];
  const variant = variantsOf(schema)[0];
  if (variant !== undefined) return exampleOf(variant, depth);
  const properties = propertiesOf(schema);
  if (properties.length > 0 || schema.type === "object") {
    const wanted = properties.filter((each) => each.required);
    if (depth > maxDepth) return {};
    return Object.fromEntries(wanted.map((each) => [each.name, exampleOf(each.schema, depth + 1)]));
  }
  const items = itemsOf(schema);
  if (schema.type === "array")
    return items === undefined || !(Number(schema.minItems) > 0) ? [] : [exampleOf(items, depth + 1)];
  if (schema.type === "integer" || schema.type === "number")
    return typeof schema.minimum === "number" ? Math.max(1, schema.minimum) : 1;
  if (schema.type === "boolean") return true;
  if (schema.format === "uuid") return "01a1fd6c-4448-77b9-856a-32b57d34bc3f";
  if (schema.format === "date-time") return "2026-01-31T12:00:00Z";
  if (typeof schema.pattern === "string" && schema.pattern.startsWith("^#")) return "#1d2b4a";
  return schema.type === "string" ? "text" : null;
}
