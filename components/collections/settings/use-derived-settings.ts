"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { readAnalysis } from "@/components/collections/analysis/read-analysis";
import { useWizard } from "@/components/collections/wizard-context";
import { deriveSettings, inspirationsQuery } from "@/lib/collections/collection-queries";
import type { SomeGenerationSettings } from "@/lib/kernel/ai/scene-settings-schemas";

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export interface DerivedSettings {
  /** They are not all read yet. */
  isLoading: boolean;
  /** Pictures whose scene is known. */
  count: number;
  /** What they agree on. */
  derived: SomeGenerationSettings;
  /** Fields that the settings have otherwise. */
  different: (keyof SomeGenerationSettings)[];
  apply: () => void;
}

/**
 * What the inspirations of the collection suggest. Settings that nobody touched since the analysis follow them by themselves;
 * what a person chose stays until they say so.
 */
export function useDerivedSettings(): DerivedSettings {
  const { collection, saver, editable } = useWizard();
  const inspirations = useQuery(inspirationsQuery(collection.id)).data;
  const scenes = useMemo(() => (inspirations ?? []).flatMap(({ analysis }) => analysis ?? []), [inspirations]);
  const analysis = useMemo(() => readAnalysis(collection), [collection]);
  const derived: SomeGenerationSettings = useMemo(
    () => (scenes.length === 0 ? {} : deriveSettings(scenes, analysis)),
    [scenes, analysis],
  );
  const base: SomeGenerationSettings | null = collection.baseSettings;
  const different = (Object.keys(derived) as (keyof SomeGenerationSettings)[]).filter(
    (name) => !isSame(derived[name], base?.[name]),
  );
  const isUntouched = base === null || isSame(base, {}) || isSame(base, deriveSettings([], analysis));
  const isReading = (inspirations ?? []).some((inspiration) => inspiration.analysis === null);
  const apply = () => saver.save({ baseSettings: { ...base, ...derived } });
  const once = useRef(false);
  useEffect(() => {
    if (once.current || !editable || !isUntouched || isReading || different.length === 0) return;
    once.current = true;
    apply();
  });
  return { isLoading: inspirations === undefined || isReading, count: scenes.length, derived, different, apply };
}
