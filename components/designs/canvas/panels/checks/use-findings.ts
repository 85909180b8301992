"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { useRenderer } from "@/components/designs/editor/use-renderer";
import type { AssetFacts, Finding } from "@/lib/designs/elements/preflight/finding";
import { fontsQuery } from "@/lib/designs/font-queries";
import { assetQuery, exportProfilesQuery } from "@/lib/designs/queries";
import { ApiError } from "@/lib/kernel/client/api";

/** A check begins when nothing has changed for this long, ms. */
const pauseMs = 250;
const defaultProfile = { dpi: 300, includeBleed: true };

export interface Checks {
  /** Of all sides, errors first; null until the first check is done. */
  readonly findings: readonly Finding[] | null;
  /** The export profile they are held against; null: 300 dpi with bleed. */
  readonly profileName: string | null;
}

/** What a print shop would complain about, while the design is made. */
export function useFindings(profileId: string | null): Checks {
  const { draft, style, stored, productColor } = useEditor();
  const { renderer } = useRenderer();
  const { data: profiles } = useQuery(exportProfilesQuery);
  const { data: fonts } = useQuery(fontsQuery);
  const profile = profiles?.find((each) => each.id === profileId) ?? profiles?.[0];
  const ids = [...new Set(draft.elements.flatMap((each) => (each.type === "image" ? [each.assetId] : [])))];
  const assets = useQueries({ queries: ids.map((id) => assetQuery(id)) });
  const known = assets.map(({ data, error }, index) => {
    const isGone = error instanceof ApiError && error.status === 404;
    if (data === undefined) return [ids[index] ?? "", isGone ? null : undefined] as const;
    const { name, widthPx, heightPx, mimeType, availability } = data;
    const reason = availability.reasons.map((each) => each.detail).join(" ");
    const facts: AssetFacts = { name, widthPx, heightPx, mimeType, isAvailable: availability.available, reason };
    return [ids[index] ?? "", data.deletedAt === null ? facts : null] as const;
  });
  // What is on its way is left out: null would say that it does not exist.
  const signature = JSON.stringify(known.filter(([, value]) => value !== undefined));
  const facts = useMemo((): Record<string, AssetFacts | null> => {
    const entries: [string, AssetFacts | null][] = JSON.parse(signature);
    return Object.fromEntries(entries);
  }, [signature]);
  const { dpi, includeBleed } = profile ?? defaultProfile;
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);

  useEffect(() => {
    let left = false;
    const check = async () => {
      const [{ checkSpaces }, { withLayout }] = await Promise.all([
        import("@/lib/designs/elements/preflight/check-spaces"),
        import("@/components/designs/editor/draft-renderer"),
      ]);
      if (left || renderer === null) return;
      const elements = draft.elements.map((element) => withLayout(element, stored));
      const faces = (fonts ?? []).map((font) => ({ ...font, isDeleted: font.deletedAt !== null }));
      const checked = { elements, assets: facts, fonts: faces, profile: { dpi, includeBleed }, productColor };
      setFindings(checkSpaces(style.spaces, checked));
    };
    const timer = setTimeout(() => void check(), pauseMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [renderer, draft, style, stored, facts, fonts, dpi, includeBleed, productColor]);

  return { findings, profileName: profile?.name ?? null };
}

/** The worst of each element's findings, in words. */
export function findingsByElement(findings: readonly Finding[] | null): ReadonlyMap<string, string> {
  const worst = new Map<string, string>();
  for (const { elementId, title } of findings ?? []) {
    if (elementId !== undefined && !worst.has(elementId)) worst.set(elementId, title);
  }
  return worst;
}
