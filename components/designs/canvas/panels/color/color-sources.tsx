"use client";

import { createContext, type ReactNode, use } from "react";

export interface NamedColor {
  readonly name: string;
  readonly hex: string;
}

/** Colours that a picker offers besides all others. */
export interface ColorSources {
  /** Of the organization. */
  readonly brand: readonly NamedColor[];
  /** Of this design, most used first. */
  readonly document: readonly string[];
  /** Lets somebody point at a colour in the picture, where the browser has no eyedropper of its own. */
  readonly pickFromStage?: (() => void) | undefined;
}

const Sources = createContext<ColorSources>({ brand: [], document: [] });

export function ColorSourcesProvider({ sources, children }: { sources: ColorSources; children: ReactNode }) {
  return <Sources value={sources}>{children}</Sources>;
}

export function useColorSources(): ColorSources {
  return use(Sources);
}
