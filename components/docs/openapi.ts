import { queryOptions } from "@tanstack/react-query";
import { toApiError } from "@/lib/kernel/client/api";

/** A JSON Schema (draft 2020-12) as it came. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Content = Readonly<Record<string, { schema?: JsonSchema }>>;

interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  schema?: JsonSchema;
}

/** An operation object of OpenAPI 3.1, as far as it is shown. */
interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: readonly string[];
  security?: readonly Readonly<Record<string, unknown>>[];
  parameters?: readonly Parameter[];
  requestBody?: { required?: boolean; content?: Content };
  responses?: Readonly<Record<string, { description?: string; content?: Content }>>;
  "x-scope"?: string;
}

interface OpenApiDocument {
  info: { title: string; version: string; description?: string };
  paths: Readonly<Record<string, Readonly<Partial<Record<Method, OperationObject>>>>>;
}

/** The document is this server's own and tested; a schema library to check it again would be a third of the page. */
function isDocument(value: unknown): value is OpenApiDocument {
  if (typeof value !== "object" || value === null) return false;
  return "openapi" in value && "info" in value && "paths" in value && typeof value.paths === "object";
}

export const methods = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof methods)[number];

export interface Operation extends OperationObject {
  method: Method;
  path: string;
}

export interface ApiDescription {
  info: OpenApiDocument["info"];
  /** Operations by tag, in the document's order. */
  groups: readonly { tag: string; operations: readonly Operation[] }[];
}

/** Sorts a document's operations by tag. @throws for what is no OpenAPI document */
export function readDocument(value: unknown): ApiDescription {
  if (!isDocument(value)) throw new Error("The server answered no OpenAPI document.");
  const groups = new Map<string, Operation[]>();
  for (const [path, entries] of Object.entries(value.paths)) {
    for (const method of methods) {
      const operation = entries[method];
      if (operation === undefined) continue;
      const tag = operation.tags?.[0] ?? "other";
      groups.set(tag, [...(groups.get(tag) ?? []), { ...operation, method, path }]);
    }
  }
  return { info: value.info, groups: Array.from(groups, ([tag, operations]) => ({ tag, operations })) };
}

/** The document this server answers, read. */
export const apiDescriptionQuery = queryOptions({
  queryKey: ["openapi", "list", {}],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => {
    const response = await fetch("/api/v1/openapi.json", { signal });
    if (!response.ok) throw await toApiError(response);
    return readDocument(await response.json());
  },
});

/** "export-profiles" → "Export profiles". */
export function tagLabel(tag: string): string {
  const words = tag.replace(/\.json$/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether an operation is what somebody looks for: every word occurs in its address, summary or scope. */
export function matches(operation: Operation, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hay =
    `${operation.method} ${operation.path} ${operation.summary ?? ""} ${operation["x-scope"] ?? ""}`.toLowerCase();
  return words.every((word) => hay.includes(word));
}
