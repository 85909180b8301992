"use client";

import { useMemo } from "react";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { useRenderer } from "@/components/designs/editor/use-renderer";
import { productColorOfRevision } from "@/components/designs/history/product-color";
import { RevisionCanvas } from "@/components/designs/history/revision-canvas";
import type { BatchCheckJson } from "@/lib/designs/batch-schemas";
import { type BindFinding, bindElements } from "@/lib/designs/elements/bind-elements";
import type { RevisionJson, StyleJson } from "@/lib/designs/schemas";

/** Rows that are drawn. */
const drawnRows = 6;
/** Width of a side, px; tall sides are bounded by their height. */
const widthPx = 240;
const heightPx = 220;

interface FilledPreview {
  number: number;
  revision: RevisionJson;
  findings: BindFinding[];
}

function fillRows(check: BatchCheckJson, revision: RevisionJson): FilledPreview[] {
  const places = Object.entries(check.mapping).map(
    ([field, column]) => [field, check.columns.indexOf(column)] as const,
  );
  const find = (value: string) => {
    const assetId = Object.hasOwn(check.artwork, value) ? check.artwork[value] : undefined;
    return assetId === undefined ? "unknown" : { assetId };
  };
  return check.rows.slice(0, drawnRows).map(({ number, cells }) => {
    const values = Object.fromEntries(places.map(([field, place]) => [field, cells[place] ?? ""]));
    const { elements, findings } = bindElements(revision.elements, values, find);
    return { number, revision: { ...revision, elements }, findings };
  });
}

/** The first rows as they will be printed, drawn by the renderer of the print file; of each the sides that change. */
export function RowPreviews({
  check,
  revision,
  style,
}: {
  check: BatchCheckJson;
  revision: RevisionJson;
  style: StyleJson;
}) {
  const { renderer, failed } = useRenderer();
  const rows = useMemo(() => fillRows(check, revision), [check, revision]);
  const all = useMemo(() => ({ elements: rows.flatMap((row) => row.revision.elements), productColor: null }), [rows]);
  const images = useImageSources(all);
  const bound = new Set(
    revision.elements.flatMap((element) => (element.binding === undefined ? [] : [element.spaceId])),
  );
  const spaces = style.spaces.filter((space) => bound.has(space.spaceId));
  const productColor = productColorOfRevision(style, revision);
  if (failed)
    return (
      <p className="text-ink-2 text-sm">The preview could not be loaded. The batch can be started all the same.</p>
    );
  return (
    <ul aria-label="First rows" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map((row) => {
        const error = row.findings.find(({ severity }) => severity === "error");
        return (
          <li key={row.number} className="flex flex-col gap-2 rounded-md border border-line bg-sunken p-3">
            <div className="flex flex-1 flex-wrap items-center justify-center gap-2">
              {spaces.map((space) => {
                const scale = Math.min(widthPx / space.widthMm, heightPx / space.heightMm);
                return (
                  <RevisionCanvas
                    key={space.spaceId}
                    renderer={renderer}
                    revision={row.revision}
                    space={space}
                    images={images}
                    productColor={productColor}
                    frame={{ x: 0, y: 0, width: space.widthMm, height: space.heightMm }}
                    width={Math.round(space.widthMm * scale)}
                    height={Math.round(space.heightMm * scale)}
                    label={`Row ${row.number}, ${space.name}`}
                    className="shadow-sm"
                  />
                );
              })}
            </div>
            <p className={error === undefined ? "text-ink-3 text-xs" : "text-danger-text text-xs"}>
              Row {row.number}
              {error === undefined ? "" : `: ${error.message}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
