"use client";

import { ChevronRight, Link as LinkIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { curlOf } from "./curl";
import type { Method, Operation } from "./openapi";
import { Prose, SchemaView } from "./schema-view";

const methodLooks: Record<Method, string> = {
  get: "text-success-text",
  post: "text-accent-text",
  put: "text-warning-text",
  patch: "text-warning-text",
  delete: "text-danger-text",
};

export function MethodName({ method, className }: { method: Method; className?: string }) {
  return (
    <span className={cn("shrink-0 font-mono font-semibold text-xs uppercase", methodLooks[method], className)}>
      {method}
    </span>
  );
}

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h4 className="mb-1.5 flex items-baseline gap-2 text-sm">
        {title}
        {aside === undefined ? null : <span className="font-mono font-normal text-ink-3 text-xs">{aside}</span>}
      </h4>
      {children}
    </section>
  );
}

function Response({ status, response }: { status: string; response: NonNullable<Operation["responses"]>[string] }) {
  const [type, body] = Object.entries(response.content ?? {})[0] ?? [];
  const isProblem = type === "application/problem+json";
  const head = (
    <>
      <span className={cn("font-mono font-semibold text-xs", status < "400" ? "text-success-text" : "text-ink-2")}>
        {status}
      </span>
      <span className="text-ink-2 text-xs">{response.description}</span>
      {type === undefined || isProblem ? null : <span className="font-mono text-ink-3 text-xs">{type}</span>}
    </>
  );
  if (body?.schema === undefined || isProblem || body.schema.format === "binary") {
    return (
      <li className="flex flex-wrap items-baseline gap-x-2 border-line border-t py-1.5 first:border-t-0">{head}</li>
    );
  }
  return (
    <li className="border-line border-t py-1.5 first:border-t-0">
      <div className="flex flex-wrap items-baseline gap-x-2">{head}</div>
      <div className="mt-1.5 ml-1.5 border-line border-l pl-3">
        <SchemaView schema={body.schema} marksRequired={false} />
      </div>
    </li>
  );
}

function Details({ operation, origin }: { operation: Operation; origin: string }) {
  const curl = curlOf(operation, origin);
  const parameters = operation.parameters ?? [];
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  return (
    <div className="flex flex-col gap-5 border-line border-t px-4 py-4">
      {operation.description === undefined ? null : (
        <p className="max-w-prose text-ink-2 text-sm">
          <Prose text={operation.description} />
        </p>
      )}
      <div className="relative">
        <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken py-3 pr-12 pl-3 font-mono text-xs leading-5">
          {curl}
        </pre>
        <CopyButton text={curl} label="Copy the command" size="sm" className="absolute top-1.5 right-1.5" />
      </div>
      {parameters.length > 0 ? (
        <Part title="Parameters">
          <ul>
            {parameters.map((parameter) => (
              <li key={`${parameter.in} ${parameter.name}`} className="contents">
                <SchemaView
                  schema={{
                    type: "object",
                    properties: {
                      [parameter.name]: {
                        ...parameter.schema,
                        description: `${placeOf(parameter.in)}${parameter.description ?? ""}`,
                      },
                    },
                    required: parameter.required === true ? [parameter.name] : [],
                  }}
                />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {bodies.map(([type, body]) =>
        body.schema === undefined ? null : (
          <Part key={type} title="Body" aside={type}>
            <SchemaView schema={body.schema} />
          </Part>
        ),
      )}
      <Part title="Answers">
        <ul>
          {Object.entries(operation.responses ?? {}).map(([status, response]) => (
            <Response key={status} status={status} response={response} />
          ))}
        </ul>
      </Part>
    </div>
  );
}

function placeOf(place: string): string {
  return place === "query" ? "" : place === "path" ? "In the path. " : "A header. ";
}

/** One operation: a line that opens to everything about it. Its address ends in `#<operationId>`. */
export function OperationView({
  operation,
  origin,
  open,
  onToggle,
}: {
  operation: Operation;
  origin: string;
  open: boolean;
  onToggle: (open: boolean) => void;
}) {
  const id = operation.operationId;
  return (
    <article
      id={id}
      className="scroll-mt-16 overflow-hidden rounded-lg border border-line bg-raised target:border-accent-text"
    >
      <h3 className="flex items-center">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? `${id}-details` : undefined}
          onClick={() => onToggle(!open)}
          className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn("-ml-1 size-3.5 self-center text-ink-3 transition-transform", open && "rotate-90")}
          />
          <MethodName method={operation.method} className="w-12" />
          <code className="break-all font-medium font-mono text-sm">{operation.path}</code>
          <span className="min-w-0 font-normal text-ink-2 text-sm max-sm:w-full">{operation.summary}</span>
          {operation["x-scope"] === undefined ? null : (
            <span className="ml-auto font-mono font-normal text-ink-3 text-xs max-sm:ml-0">{operation["x-scope"]}</span>
          )}
        </button>
        <a
          href={`#${id}`}
          aria-label={`Link to ${operation.method.toUpperCase()} ${operation.path}`}
          className="mr-2 grid size-7 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-9"
        >
          <LinkIcon className="size-3.5" />
        </a>
      </h3>
      {open ? (
        <div id={`${id}-details`}>
          <Details operation={operation} origin={origin} />
        </div>
      ) : null}
    </article>
  );
}
