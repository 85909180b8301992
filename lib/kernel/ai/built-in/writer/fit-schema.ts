/** Any JSON value. */
type Json = unknown;
type Definition = JsonSchema | boolean;
type TypeName = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";

/** The keywords of JSON Schema (draft 7) that are respected; `pattern` and `not` are not. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Definition[];
  readonly oneOf?: readonly Definition[];
  readonly allOf?: readonly Definition[];
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Definition;
  readonly items?: Definition | readonly Definition[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

interface Fitting {
  readonly root: JsonSchema;
  /** Words for texts that the schema asks for and the value does not have. */
  readonly filler: string;
  readonly depth: number;
}

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function resolve(definition: Definition | undefined, { root }: Fitting): JsonSchema {
  if (definition === undefined || typeof definition === "boolean") return {};
  if (definition.$ref === undefined) return definition;
  const steps = definition.$ref
    .replace(/^#\/?/, "")
    .split("/")
    .filter((step) => step !== "");
  let found: Json = root;
  for (const step of steps)
    found = isRecord(found) ? found[step.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  return isRecord(found) ? found : {};
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function accepts(schema: JsonSchema, value: Json): boolean {
  if (schema.const !== undefined) return schema.const === value;
  if (schema.enum) return schema.enum.some((option) => option === value);
  if (schema.type === undefined) return true;
  const types = [schema.type].flat();
  const type = typeOf(value);
  return types.some((wanted) => wanted === type || (wanted === "number" && type === "integer"));
}

/** The nearest value that a JSON schema allows: what fits stays, what is missing is filled in, the rest is left out. */
export function fitSchema(value: Json, schema: JsonSchema, filler: string): Json {
  return fitValue(value, schema, { root: schema, filler, depth: 0 });
}

function fitValue(value: Json, definition: Definition | undefined, fitting: Fitting): Json {
  const schema = resolve(definition, fitting);
  if (fitting.depth > 24) return null;
  const inner = { ...fitting, depth: fitting.depth + 1 };
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.some((option) => option === value) ? value : chooseOption(schema.enum, value);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fitOption(value, options, inner);
  if (schema.allOf)
    return schema.allOf.reduce(
      (fitted, part) => ({ ...asRecord(fitted), ...asRecord(fitValue(value, part, inner)) }),
      {},
    );
  const types = schema.type === undefined ? [typeFromKeys(schema)] : [schema.type].flat();
  const type =
    types.find((wanted) => accepts({ type: wanted }, value)) ?? types.find((wanted) => wanted !== "null") ?? types[0];
  switch (type) {
    case "object":
      return fitObject(value, schema, inner);
    case "array":
      return fitArray(value, schema, inner);
    case "string":
      return fitText(value, schema, fitting.filler);
    case "number":
    case "integer":
      return fitNumber(value, schema, type === "integer");
    case "boolean":
      return value === true || value === "true";
    case "null":
      return null;
    default:
      return value === undefined ? null : value;
  }
}

function typeFromKeys(schema: JsonSchema): "object" | "array" | undefined {
  if (schema.properties) return "object";
  return schema.items ? "array" : undefined;
}

function asRecord(value: Json): Record<string, Json> {
  return isRecord(value) ? value : {};
}

function chooseOption(options: readonly Json[], value: Json): Json {
  const wanted = String(value).toLowerCase();
  return options.find((option) => String(option).toLowerCase() === wanted) ?? options[0] ?? null;
}

function fitOption(value: Json, options: readonly Definition[], fitting: Fitting): Json {
  const schemas = options.map((option) => resolve(option, fitting));
  // Nothing is known: null where that is allowed is more honest than a filled-in value.
  const chosen =
    value === undefined || value === null
      ? (schemas.find((schema) => schema.type === "null") ?? schemas[0])
      : (schemas.find((schema) => accepts(schema, value)) ?? schemas.find((schema) => schema.type !== "null"));
  return fitValue(value, chosen, fitting);
}

function fitObject(value: Json, schema: JsonSchema, fitting: Fitting): Json {
  const given = asRecord(value);
  const properties = schema.properties ?? {};
  const required = new Set(schema.required ?? []);
  const fitted: Record<string, Json> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (given[name] !== undefined || required.has(name)) fitted[name] = fitValue(given[name], property, fitting);
  }
  if (schema.additionalProperties === false) return fitted;
  for (const [name, other] of Object.entries(given)) {
    if (!(name in properties)) fitted[name] = fitValue(other, schema.additionalProperties, fitting);
  }
  return fitted;
}

function fitArray(value: Json, schema: JsonSchema, fitting: Fitting): Json[] {
  const given = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  const itemAt = (index: number) => (Array.isArray(schema.items) ? schema.items.at(index) : schema.items);
  const items = given.slice(0, schema.maxItems).map((item, index) => fitValue(item, itemAt(index), fitting));
  while (items.length < (schema.minItems ?? 0)) items.push(fitValue(undefined, itemAt(items.length), fitting));
  return items;
}

interface Format {
  readonly example: string;
  accepts(text: string): boolean;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const formats: Readonly<Record<string, Format>> = {
  date: { example: "2000-01-01", accepts: isDay },
  "date-time": {
    example: "2000-01-01T00:00:00Z",
    accepts: (text) => isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/.test(text.slice(10)),
  },
  time: { example: "00:00:00", accepts: (text) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text) },
  email: { example: "name@example.com", accepts: (text) => /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text) },
  uri: { example: "https://example.com/", accepts: (text) => URL.canParse(text) },
  uuid: {
    example: "00000000-0000-4000-8000-000000000000",
    accepts: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text),
  },
};

function fitText(value: Json, schema: JsonSchema, filler: string): string {
  const given = typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
  const format = schema.format === undefined ? undefined : formats[schema.format];
  if (format) return given !== undefined && format.accepts(given) ? given : format.example;
  const cut = (given ?? filler).slice(0, schema.maxLength);
  return cut.padEnd(schema.minLength ?? 0, ".");
}

function fitNumber(value: Json, schema: JsonSchema, isInteger: boolean): number {
  const given = typeof value === "number" ? value : Number.parseFloat(String(value));
  const step = schema.multipleOf ?? (isInteger ? 1 : undefined);
  const least = Math.max(schema.minimum ?? Number.NEGATIVE_INFINITY, above(schema.exclusiveMinimum, step ?? 1e-6));
  const most = Math.min(
    schema.maximum ?? Number.POSITIVE_INFINITY,
    -above(negate(schema.exclusiveMaximum), step ?? 1e-6),
  );
  const number = Math.min(most, Math.max(least, Number.isFinite(given) ? given : 0));
  if (step === undefined) return number;
  const rounded = Math.round(number / step) * step;
  if (rounded < least) return Math.ceil(least / step) * step;
  return rounded > most ? Math.floor(most / step) * step : rounded;
}

function negate(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

function above(limit: number | undefined, step: number): number {
  return limit === undefined ? Number.NEGATIVE_INFINITY : limit + step;
}
