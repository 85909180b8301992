import type { JsonSchema, OpenApiDocument, Operation } from "./build-openapi";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function union(parts: readonly string[]): string {
  // Beside `string` a literal says nothing.
  const distinct = [...new Set(parts)].filter((part) => !(part.startsWith('"') && parts.includes("string")));
  return distinct.length === 0
    ? "never"
    : distinct.length === 1
      ? (distinct[0] ?? "never")
      : `(${distinct.join(" | ")})`;
}

const schemasIn = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);

/** TypeScript of a JSON Schema, on one line. Recursive references within a schema become `unknown`. */
function typeOf(schema: JsonSchema | boolean | undefined): string {
  if (schema === undefined || typeof schema === "boolean") return "unknown";
  if (schema.$ref === "#/components/schemas/Problem") return 'components["schemas"]["Problem"]';
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map((value) => JSON.stringify(value)));
  for (const key of ["anyOf", "oneOf"] as const) if (key in schema) return union(schemasIn(schema[key]).map(typeOf));
  if ("allOf" in schema) return schemasIn(schema.allOf).map(typeOf).join(" & ");
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  switch (schema.type) {
    case "string":
      return schema.format === "binary" ? "Blob" : "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return Array.isArray(schema.prefixItems)
        ? `[${schemasIn(schema.prefixItems).map(typeOf).join(", ")}]`
        : `${typeOf(schema.items as JsonSchema | undefined)}[]`;
    case "object":
      return objectType(schema);
    default:
      return "unknown";
  }
}

function objectType(schema: JsonSchema): string {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, property]) => `${propertyName(name)}${required.has(name) ? "" : "?"}: ${typeOf(property)}`,
  );
  const rest = schema.additionalProperties;
  if (properties.length === 0) {
    return typeof rest === "object" && rest !== null
      ? `Record<string, ${typeOf(rest as JsonSchema)}>`
      : "Record<string, unknown>";
  }
  return `{ ${properties.join("; ")} }`;
}

function parametersType(operation: Operation): string {
  const parts = (["query", "header", "path"] as const).map((place) => {
    const own = operation.parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) return `${place}?: never`;
    const fields = own.map(
      (parameter) => `${propertyName(parameter.name)}${parameter.required ? "" : "?"}: ${typeOf(parameter.schema)}`,
    );
    return `${place}${own.some((parameter) => parameter.required) ? "" : "?"}: { ${fields.join("; ")} }`;
  });
  return `{ ${parts.join("; ")}; cookie?: never }`;
}

function contentType(content: Record<string, { schema: JsonSchema }> | undefined): string {
  if (content === undefined) return "content?: never";
  return `content: { ${Object.entries(content)
    .map(([type, media]) => `${JSON.stringify(type)}: ${typeOf(media.schema)}`)
    .join("; ")} }`;
}

function operationType(operation: Operation): string[] {
  const body = operation.requestBody;
  return [
    `    parameters: ${parametersType(operation)};`,
    body === undefined
      ? "    requestBody?: never;"
      : `    requestBody${body.required ? "" : "?"}: { ${contentType(body.content)} };`,
    "    responses: {",
    ...Object.entries(operation.responses).map(
      ([status, response]) =>
        `      ${status}: { headers: { [name: string]: unknown }; ${contentType(response.content)} };`,
    ),
    "    };",
  ];
}

/** The `paths` type that openapi-fetch understands. */
export function emitTypes(document: OpenApiDocument): string {
  const lines = [
    "// Made by `npm run generate` from the route declarations. Do not edit.",
    "",
    "export interface paths {",
  ];
  for (const [address, operations] of Object.entries(document.paths)) {
    lines.push(`  ${JSON.stringify(address.replace(/^\/api\/v1/, ""))}: {`);
    lines.push("    parameters: { query?: never; header?: never; path?: never; cookie?: never };");
    for (const method of methods) {
      const operation = operations[method];
      lines.push(
        operation === undefined
          ? `    ${method}?: never;`
          : `    ${method}: operations[${JSON.stringify(operation.operationId)}];`,
      );
    }
    lines.push("  };");
  }
  lines.push(
    "}",
    "",
    "export interface components {",
    "  schemas: {",
    `    Problem: ${typeOf(document.components.schemas.Problem)};`,
    "  };",
    "}",
    "",
  );
  lines.push("export interface operations {");
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) {
      lines.push(`  ${propertyName(operation.operationId)}: {`, ...operationType(operation), "  };");
    }
  }
  lines.push("}", "");
  return lines.join("\n");
}
