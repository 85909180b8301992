"use client";

import { ChevronRight } from "lucide-react";
import { inside, isNullable, limitsOf, propertiesOf, typeOf, variantsOf } from "./json-schema";
import type { JsonSchema } from "./openapi";

/** Nested deeper than this nobody reads it; recursive schemas end here too. */
const maxDepth = 8;

/** Text with its `code` set apart. */
export function Prose({ text }: { text: string }) {
  let at = 0;
  const parts = text.split(/(`[^`]+`)/).map((part) => {
    const start = at;
    at += part.length;
    return { start, part };
  });
  return parts.map(({ start, part }) =>
    part.startsWith("`") && part.endsWith("`") && part.length > 2 ? (
      <code key={start} className="rounded-xs bg-neutral-soft px-1 py-px font-mono text-[0.92em]">
        {part.slice(1, -1)}
      </code>
    ) : (
      part
    ),
  );
}

function Member({
  name,
  schema,
  required,
  depth,
  marksRequired,
}: {
  name: string;
  schema: JsonSchema;
  required: boolean;
  depth: number;
  marksRequired: boolean;
}) {
  const inner = inside(schema);
  const opens =
    depth < maxDepth &&
    (propertiesOf(inner).length > 0 || variantsOf(inner).some((each) => propertiesOf(each).length > 0));
  const limits = limitsOf(schema);
  const head = (
    <>
      <code className="font-medium font-mono text-xs">{name}</code>
      <span className="break-words font-mono text-ink-3 text-xs">
        {typeOf(schema)}
        {isNullable(schema) ? " | null" : ""}
      </span>
      {required && marksRequired ? <span className="text-danger-text text-xs">required</span> : null}
      {limits === "" ? null : <span className="text-ink-3 text-xs">{limits}</span>}
    </>
  );
  const description =
    typeof schema.description === "string" ? (
      <p className="text-ink-2 text-xs">
        <Prose text={schema.description} />
      </p>
    ) : null;
  return (
    <li className="border-line border-t py-1.5 first:border-t-0">
      {opens ? (
        <details className="group/member">
          <summary className="-mx-1 flex list-none flex-wrap items-baseline gap-x-2 rounded-sm px-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden="true"
              className="-mr-1 size-3 self-center text-ink-3 transition-transform group-open/member:rotate-90"
            />
            {head}
          </summary>
          {description}
          <div className="mt-1.5 ml-1.5 border-line border-l pl-3">
            <SchemaView schema={inner} depth={depth + 1} marksRequired={marksRequired} />
          </div>
        </details>
      ) : (
        <>
          <div className="flex flex-wrap items-baseline gap-x-2">{head}</div>
          {description}
        </>
      )}
    </li>
  );
}

/** What tells an alternative from the others: its constant members. */
function variantLabel(schema: JsonSchema, index: number): string {
  const constant = propertiesOf(schema).find((each) => each.schema.const !== undefined);
  return constant === undefined
    ? `Alternative ${index + 1}`
    : `${constant.name}: ${JSON.stringify(constant.schema.const)}`;
}

/** A schema as a list of its members, alternatives one below the other. What is answered is always there: not marked. */
export function SchemaView({
  schema,
  depth = 0,
  marksRequired = true,
}: {
  schema: JsonSchema;
  depth?: number;
  marksRequired?: boolean;
}) {
  const properties = propertiesOf(schema);
  const variants = variantsOf(schema);
  if (properties.length > 0) {
    return (
      <ul>
        {properties.map((each) => (
          <Member key={each.name} {...each} depth={depth} marksRequired={marksRequired} />
        ))}
      </ul>
    );
  }
  if (variants.length > 1 && variants.some((each) => propertiesOf(each).length > 0)) {
    return (
      <div className="flex flex-col gap-2">
        <p className="text-ink-3 text-xs">One of</p>
        {variants.map((variant, index) => (
          <details key={variantLabel(variant, index)} className="rounded-md border border-line px-2.5 py-1.5">
            <summary className="font-mono text-xs">{variantLabel(variant, index)}</summary>
            <div className="mt-1.5">
              <SchemaView schema={variant} depth={depth + 1} marksRequired={marksRequired} />
            </div>
          </details>
        ))}
      </div>
    );
  }
  const inner = inside(schema);
  if (inner !== schema && depth < maxDepth && propertiesOf(inner).length + variantsOf(inner).length > 0) {
    return (
      <div>
        <p className="mb-1 font-mono text-ink-3 text-xs">{typeOf(schema)}</p>
        <SchemaView schema={inner} depth={depth + 1} marksRequired={marksRequired} />
      </div>
    );
  }
  return <p className="font-mono text-ink-3 text-xs">{typeOf(schema)}</p>;
}
