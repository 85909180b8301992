"use client";

import { useQuery } from "@tanstack/react-query";
import { type BoundField, listFields } from "@/lib/designs/elements/bind-elements";
import { designQuery, revisionQuery, styleQuery } from "@/lib/designs/queries";
import type { DesignJson, RevisionJson, StyleJson } from "@/lib/designs/schemas";

/** A design with its newest revision, which batches fill in. */
export interface Template {
  design: DesignJson;
  style: StyleJson;
  /** Null: nothing was saved yet. */
  revision: RevisionJson | null;
  fields: readonly BoundField[];
}

/** The template of a design's next batch; null while it is loaded. */
export function useTemplate(designId: string): { template: Template | null; error: unknown; reload: () => void } {
  const design = useQuery(designQuery(designId));
  const headId = design.data?.headRevisionId ?? null;
  const style = useQuery({ ...styleQuery(design.data?.styleVersionId ?? ""), enabled: design.data !== undefined });
  const revision = useQuery({ ...revisionQuery(headId ?? ""), enabled: headId !== null });
  const failed = [design, style, revision].find((query) => query.isError);
  const reload = () => void failed?.refetch();
  const isLoading =
    design.data === undefined || style.data === undefined || (headId !== null && revision.data === undefined);
  if (failed !== undefined || isLoading) return { template: null, error: failed?.error ?? null, reload };
  const current = headId === null ? null : (revision.data ?? null);
  return {
    template: {
      design: design.data,
      style: style.data,
      revision: current,
      fields: listFields(current?.elements ?? []),
    },
    error: null,
    reload,
  };
}
