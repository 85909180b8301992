import type { z } from "zod";
import type { Scope } from "./auth/permissions";
import { resolveContext } from "./auth/resolve-context";
import { type Context, requireScope } from "./context";
import { describeError } from "./describe-error";
import { getEnv } from "./env";
import { AppError, notFound } from "./errors";
import { answerOnce, hashRequest } from "./http/idempotency";
import { fieldErrors, problemResponse, toAppError } from "./http/problem";
import { addressOf, countRequest } from "./http/rate-limit";
import { parseJson, readBytes } from "./http/read-body";

/** JSON bodies larger than this are refused unless a route says otherwise. */
const defaultMaxBodyBytes = 1024 * 1024;
/** A multipart request with an Idempotency-Key is held in memory to be compared; larger ones must do without. */
const maxIdempotentUploadBytes = 64 * 1024 * 1024;

type Schema = z.ZodType | undefined;
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

/** What a route promises; OpenAPI and the typed client are made from it. */
export interface RouteDeclaration<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  /** One line for the documentation. */
  summary: string;
  description?: string;
  /** `member`: any member of the organization; `public`: nobody needs to be signed in. */
  scope: Scope | "member" | "public";
  params?: P;
  query?: Q;
  /** JSON body. */
  body?: B;
  /** Largest JSON body in bytes. */
  maxBodyBytes?: number;
  /** Also (or only) takes multipart/form-data; the schema documents its fields, the handler reads `request`. */
  multipart?: z.ZodType;
  /** The handler reads the raw body from `request`; the string is its media type. */
  rawBody?: string;
  /** JSON answer; absent with 204 and with answers that are no JSON. */
  response?: R;
  /** Media type of an answer that is no JSON. */
  responseType?: string;
  /** Status of success, 200 unless given. */
  status?: 200 | 201 | 202 | 204 | 302;
  /** `file`: counted apart from other requests and more generously, because a page shows hundreds of pictures. */
  countedAs?: "file";
}

export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  request: Request;
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
}

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

export interface RouteHandler {
  (request: Request, context: NextContext): Promise<Response>;
  declaration: RouteDeclaration<Schema, Schema, Schema, Schema>;
}

/** What a handler returns: the declared answer or a whole Response; without a declared answer whatever it returns is dropped. */
type Result<R extends Schema> = R extends z.ZodType ? z.input<R> | Response : unknown;

/** The caller's context in routes that need one. */
export type RouteContext<S> = S extends "public" ? null : Context;

/**
 * Declares an endpoint: session or API key, tenancy, rate limit, idempotency, validation and the error map happen here;
 * `work` calls one service.
 */
export function route<
  S extends Scope | "member" | "public",
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends Schema = undefined,
>(
  declaration: RouteDeclaration<P, Q, B, R> & { scope: S },
  work: (input: RouteInput<P, Q, B> & { ctx: RouteContext<S> }) => Promise<Result<R>>,
): RouteHandler {
  const handler = async (request: Request, context: NextContext): Promise<Response> => {
    try {
      return await answer(request, context);
    } catch (error) {
      return failed(request, error);
    }
  };

  async function answer(request: Request, context: NextContext): Promise<Response> {
    const ctx = await identify(request, declaration);
    const params = parsePart(declaration.params, await context.params, () => notFound("This address"));
    const query = parsePart(declaration.query, Object.fromEntries(new URL(request.url).searchParams));
    const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
    const { body, bytes, replayable } = await readBody(request, declaration, key !== null);

    const run = async (): Promise<Response> => {
      // The conditional types above are decided by the declaration; this is the one place where they are asserted.
      const input = { ctx, params, query, body, request: replayable } as unknown as RouteInput<P, Q, B> & {
        ctx: RouteContext<S>;
      };
      const result = await work(input);
      if (result instanceof Response) return result;
      return jsonResponse(result, declaration);
    };
    if (key === null || ctx === null) return run();
    return answerOnce(ctx, key, hashRequest(request, bytes), () => run().catch((error) => failed(request, error)));
  }

  return Object.assign(handler, { declaration });
}

/** Files a minute for each request that is allowed. */
const filesPerRequest = 20;

async function identify(
  request: Request,
  { scope, countedAs }: Pick<RouteDeclaration<Schema, Schema, Schema, Schema>, "scope" | "countedAs">,
): Promise<Context | null> {
  const limit = getEnv().RATE_LIMIT_PER_MINUTE;
  if (scope === "public") {
    await countRequest({ bucket: `address:${addressOf(request)}`, limit, windowMs: 60_000 });
    return null;
  }
  const ctx = await resolveContext(request).catch(async (error: unknown) => {
    // Whoever is nobody is counted by address, or keys could be tried without end.
    if (error instanceof AppError && error.code === "unauthenticated") {
      await countRequest({ bucket: `address:${addressOf(request)}`, limit, windowMs: 60_000 });
    }
    throw error;
  });
  const caller = ctx.apiKeyId === null ? `user:${ctx.userId}` : `key:${ctx.apiKeyId}`;
  const count =
    countedAs === "file" ? { bucket: `${caller}:files`, limit: limit * filesPerRequest } : { bucket: caller, limit };
  await countRequest({ ...count, windowMs: 60_000 });
  if (scope !== "member") requireScope(ctx, scope);
  return ctx;
}

function parsePart(schema: Schema, value: unknown, onError?: () => AppError): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (onError !== undefined) throw onError();
  throw new AppError("validation_failed", "The input breaks a rule.", { errors: fieldErrors(result.error) });
}

interface ReadBody {
  body: unknown;
  bytes: Buffer;
  /** The request with its body still to read. */
  replayable: Request;
}

async function readBody(
  request: Request,
  declaration: RouteDeclaration<Schema, Schema, Schema, Schema>,
  mustHash: boolean,
): Promise<ReadBody> {
  const empty = Buffer.alloc(0);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isRaw =
    declaration.rawBody !== undefined || (declaration.multipart !== undefined && type === "multipart/form-data");
  if (isRaw) {
    if (!mustHash) return { body: undefined, bytes: empty, replayable: request };
    const bytes = await readBytes(request, maxIdempotentUploadBytes);
    const copy = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: new Uint8Array(bytes),
    });
    return { body: undefined, bytes, replayable: copy };
  }
  if (declaration.body === undefined) {
    if (declaration.multipart !== undefined) {
      throw new AppError("unsupported_media_type", "This endpoint takes multipart/form-data.");
    }
    return { body: undefined, bytes: empty, replayable: request };
  }
  const bytes = await readBytes(request, declaration.maxBodyBytes ?? defaultMaxBodyBytes);
  if (bytes.length > 0 && type !== "application/json") {
    throw new AppError("unsupported_media_type", "This endpoint takes application/json.");
  }
  const value = bytes.length === 0 ? {} : parseJson(bytes);
  return { body: parsePart(declaration.body, value), bytes, replayable: request };
}

function jsonResponse(value: unknown, declaration: RouteDeclaration<Schema, Schema, Schema, Schema>): Response {
  const status = declaration.status ?? 200;
  if (declaration.response === undefined || status === 204)
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  // A response that breaks its own declaration is a bug; production answers it all the same.
  if (process.env.NODE_ENV !== "production") {
    const checked = declaration.response.safeParse(value);
    if (!checked.success) throw new Error("The answer breaks its declaration.", { cause: checked.error });
  }
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}

/** The problem document of whatever was thrown; unknown errors are logged with a reference and told without detail. */
export function failed(request: Request, error: unknown): Response {
  const known = toAppError(error);
  if (known.code !== "internal") return problemResponse(known);
  const reference = crypto.randomUUID();
  console.error(
    JSON.stringify({
      level: "error",
      reference,
      method: request.method,
      path: new URL(request.url).pathname,
      error: describeError(error),
    }),
  );
  return problemResponse(new AppError("internal", `The studio could not finish this request. Reference: ${reference}`));
}
