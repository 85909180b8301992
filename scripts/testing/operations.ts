import document from "@/lib/kernel/client/openapi.generated.json";
import type { Population } from "./populate";

interface Parameter {
  name: string;
  in: string;
}

interface OperationObject {
  "x-scope": string;
  parameters?: readonly Parameter[];
  requestBody?: { content: Readonly<Record<string, unknown>> };
}

/** One operation of the API as its OpenAPI document declares it. */
export interface ApiOperation {
  method: string;
  /** `/api/v1/designs/{id}` */
  address: string;
  /** A scope, `member` or `public`. */
  scope: string;
  query: readonly string[];
  /** Media types of the body. */
  takes: readonly string[];
}

/** Every operation below `/api/v1` that the studio declares. */
export const apiOperations: readonly ApiOperation[] = Object.entries(
  document.paths as unknown as Record<string, Record<string, OperationObject>>,
)
  .filter(([address]) => address.startsWith("/api/v1/"))
  .flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      address,
      scope: operation["x-scope"],
      query: (operation.parameters ?? []).flatMap((parameter) => (parameter.in === "query" ? [parameter.name] : [])),
      takes: Object.keys(operation.requestBody?.content ?? {}),
    })),
  );

/** The operation's name in tables: `POST /api/v1/designs`. */
export const nameOf = (operation: ApiOperation) => `${operation.method} ${operation.address}`;

/** The path below `/api/v1` with somebody's rows in the place of its parameters; `replaced` gives a parameter another value, encoded already. */
export function pathWith(
  operation: ApiOperation,
  { ids, sideId }: Population,
  replaced: Readonly<Record<string, string>> = {},
): string {
  const values: Record<string, string> = { sideId, reference: "order-1", name: "old-shop", ...replaced };
  return operation.address
    .replace(/^\/api\/v1/, "")
    .replace(/\{(\w+)\}/g, (_, name: string, offset: number, path: string) => {
      const value = values[name] ?? ids[path.slice(1, offset - 1)];
      if (value === undefined) throw new Error(`No row for {${name}} of ${operation.address}.`);
      return value;
    });
}
