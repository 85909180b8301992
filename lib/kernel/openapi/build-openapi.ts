import { z } from "zod";
import type { RouteHandler } from "@/lib/kernel/route";

export type Declaration = RouteHandler["declaration"];

export interface RouteFile {
  /** `/api/v1/designs/{id}` */
  address: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  declaration: Declaration;
}

export type JsonSchema = { [key: string]: unknown };

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>;
  "x-scope": string;
}

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, JsonSchema>; schemas: Record<string, JsonSchema> };
}

const problemSchema: JsonSchema = {
  type: "object",
  description: "Problem document (RFC 9457). `code` is stable.",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { path: { type: "string" }, message: { type: "string" } },
        required: ["path", "message"],
      },
    },
  },
  required: ["type", "title", "status", "code", "detail"],
};

function toSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
    override: ({ zodSchema, jsonSchema }) => {
      // A file field of a form; zod calls it a file, OpenAPI a binary string.
      if (zodSchema._zod.def.type === "file") Object.assign(jsonSchema, { type: "string", format: "binary" });
    },
  });
  return rest;
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Parameter[] {
  if (schema === undefined) return [];
  const json = toSchema(schema, "input");
  const properties = (json.properties ?? {}) as Record<string, JsonSchema>;
  const required = Array.isArray(json.required) ? json.required : [];
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === "path" || required.includes(name),
      ...(typeof description === "string" ? { description } : {}),
      schema: rest,
    };
  });
}

function bodyOf(declaration: Declaration): Operation["requestBody"] {
  const content: Record<string, { schema: JsonSchema }> = {};
  if (declaration.body !== undefined) content["application/json"] = { schema: toSchema(declaration.body, "input") };
  if (declaration.multipart !== undefined)
    content["multipart/form-data"] = { schema: toSchema(declaration.multipart, "input") };
  if (declaration.rawBody !== undefined)
    content[declaration.rawBody] = { schema: { type: "string", format: "binary" } };
  if (Object.keys(content).length === 0) return undefined;
  const isOptional = declaration.body?.safeParse({}).success === true && declaration.multipart === undefined;
  return { required: !isOptional, content };
}

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function responsesOf({ method, declaration }: RouteFile): Operation["responses"] {
  const status = String(declaration.status ?? 200);
  const content =
    declaration.response !== undefined
      ? { "application/json": { schema: toSchema(declaration.response, "output") } }
      : declaration.responseType !== undefined
        ? { [declaration.responseType]: { schema: { type: "string", format: "binary" } } }
        : undefined;
  const responses: Operation["responses"] = {
    [status]: { description: declaration.summary, ...(content ? { content } : {}) },
  };
  if (declaration.scope !== "public") {
    responses["401"] = problem("Not signed in");
    responses["403"] = problem("Role or scope does not allow it");
  }
  if (declaration.params !== undefined) responses["404"] = problem("Not found, or another organization's");
  if (method !== "GET" || declaration.query !== undefined) responses["422"] = problem("The input breaks a rule");
  responses["429"] = problem("Too many requests");
  return responses;
}

const verbs = { GET: "get", POST: "create", PUT: "put", PATCH: "update", DELETE: "delete" } as const;

function operationOf(file: RouteFile): Operation {
  const { address, method, declaration } = file;
  const parts = address.replace(/^\/api\/(v1\/)?/, "").split("/");
  const name = parts.map((part) =>
    part.replace(/[{}]/g, "").replace(/(^|[^a-zA-Z0-9]+)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  );
  const requestBody = bodyOf(declaration);
  const idempotency: Parameter[] =
    method === "POST" && declaration.scope !== "public"
      ? [
          {
            name: "Idempotency-Key",
            in: "header",
            required: false,
            description: "The same key and body within 24 hours answer the stored first response",
            schema: { type: "string", maxLength: 255 },
          },
        ]
      : [];
  return {
    operationId: `${verbs[method]}${name.join("")}`,
    summary: declaration.summary,
    ...(declaration.description ? { description: declaration.description } : {}),
    tags: [parts[0] ?? "api"],
    security: declaration.scope === "public" ? [] : [{ session: [] }, { apiKey: [] }],
    parameters: [
      ...parametersOf(declaration.params, "path"),
      ...parametersOf(declaration.query, "query"),
      ...idempotency,
    ],
    ...(requestBody ? { requestBody } : {}),
    responses: responsesOf(file),
    "x-scope": declaration.scope,
  };
}

/** The OpenAPI 3.1 document of all declared routes. */
export function buildOpenApi(files: readonly RouteFile[]): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const file of files) {
    paths[file.address] ??= {};
    const methods = paths[file.address];
    if (methods !== undefined) methods[file.method.toLowerCase()] = operationOf(file);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Atelier",
      version: "1",
      description:
        "Errors are problem documents (RFC 9457) with a stable `code`. Lists are paged by `cursor` and `limit`. Rows of other organizations are 404.",
      license: { name: "Apache 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "API key of an organization" },
        session: { type: "apiKey", in: "cookie", name: "atelier.session_token" },
      },
      schemas: { Problem: problemSchema },
    },
  };
}
