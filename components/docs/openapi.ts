import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { toApiError } from "@/lib/kernel/client/api";

/** A JSON Schema (draft 2020-12) as it came. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const schema: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema: schema.optional() })).optional();

const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string().default(""),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  security: z.array(z.record(z.string(), z.unknown())).default([]),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header", "cookie"]),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: schema.default({}),
      }),
    )
    .default([]),
  requestBody: z.object({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().default(""), content })).default({}),
  "x-scope": z.string().optional(),
});

const documentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default("") }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

export const methods = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof methods)[number];

export interface Operation extends z.infer<typeof operationSchema> {
  method: Method;
  path: string;
}

export interface ApiDescription {
  info: z.infer<typeof documentSchema>["info"];
  /** Operations by tag, in the document's order. */
  groups: readonly { tag: string; operations: readonly Operation[] }[];
}

/** Sorts a document's operations by tag. @throws ZodError for what is no OpenAPI document */
export function readDocument(value: unknown): ApiDescription {
  const document = documentSchema.parse(value);
  const groups = new Map<string, Operation[]>();
  for (const [path, entries] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = entries[method];
      if (operation === undefined) continue;
      const tag = operation.tags[0] ?? "other";
      groups.set(tag, [...(groups.get(tag) ?? []), { ...operation, method, path }]);
    }
  }
  return { info: document.info, groups: Array.from(groups, ([tag, operations]) => ({ tag, operations })) };
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
  const hay = `${operation.method} ${operation.path} ${operation.summary} ${operation["x-scope"] ?? ""}`.toLowerCase();
  return words.every((word) => hay.includes(word));
}
