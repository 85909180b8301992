"use client";

import { Sparkles } from "lucide-react";
import { countOf } from "@/components/collections/collection-words";
import { useWizard } from "@/components/collections/wizard-context";
import { Button } from "@/components/ui/button";
import type { SomeGenerationSettings } from "@/lib/kernel/ai/scene-settings-schemas";
import type { DerivedSettings } from "./use-derived-settings";

const names: Partial<Record<keyof SomeGenerationSettings, string>> = {
  style: "style",
  lighting: "light",
  colorScheme: "colours",
  roomType: "room",
  props: "props",
};

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** Which settings follow the inspirations, and a way to follow them again. */
export function DerivedNote({ derived: state }: { derived: DerivedSettings }) {
  const { editable, goTo } = useWizard();
  const { count, derived, different, apply, isLoading } = state;
  const line = "flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-xs";
  if (isLoading) return <span className={line}>Looking at the inspirations…</span>;
  if (count === 0) {
    return (
      <span className={line}>
        Without inspirations the usual settings hold.
        {editable ? (
          <Button variant="link" size="sm" onClick={() => goTo("inspirations")}>
            Add inspirations
          </Button>
        ) : null}
      </span>
    );
  }
  const say = (fields: readonly string[]) =>
    listOf(fields.map((name) => names[name as keyof SomeGenerationSettings] ?? name));
  if (different.length === 0) {
    const text = say(Object.keys(derived));
    return (
      <span className={line}>
        <Sparkles aria-hidden="true" className="size-3.5 shrink-0 text-accent-text" />
        {text.charAt(0).toUpperCase() + text.slice(1)} come from {countOf(count, "inspiration")}.
      </span>
    );
  }
  return (
    <span className={line}>
      <Sparkles aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      Your {countOf(count, "inspiration")} suggest{count === 1 ? "s" : ""} another {say(different)}.
      {editable ? (
        <Button variant="link" size="sm" onClick={apply}>
          Use what they suggest
        </Button>
      ) : null}
    </span>
  );
}
