"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { bundledFamilies, faceOfFamily, type UploadedFace } from "@/lib/render/fonts";

/** A family that texts can be set in. */
export interface FontChoice {
  readonly name: string;
  readonly description: string;
  readonly weights: readonly number[];
  readonly hasItalic: boolean;
  /** Key of the face that shows what it looks like. */
  readonly fontKey: string;
  /** One of the organization's own choice: it stands first. */
  readonly isBrand: boolean;
}

export interface FontSources {
  readonly uploaded: readonly UploadedFace[];
  /** Families of the organization's brand kit. */
  readonly brand: readonly string[];
}

const Sources = createContext<FontSources>({ uploaded: [], brand: [] });

export function FontSourcesProvider({ sources, children }: { sources: FontSources; children: ReactNode }) {
  return <Sources value={sources}>{children}</Sources>;
}

const categories = {
  "sans-serif": "Sans serif",
  serif: "Serif",
  display: "Display",
  handwriting: "Handwriting",
  monospace: "Monospace",
  fallback: "",
} as const;

function choicesOf({ uploaded, brand }: FontSources): FontChoice[] {
  const isBrand = (name: string) => brand.includes(name);
  const own = [...new Set(uploaded.map((face) => face.family))].map((name): FontChoice => {
    const faces = uploaded.filter((face) => face.family === name);
    const upright = faces.find((face) => face.style === "normal") ?? faces[0];
    return {
      name,
      description: isBrand(name) ? "Brand, uploaded" : "Uploaded",
      weights: [...new Set(faces.map((face) => face.weight))].sort((one, other) => one - other),
      hasItalic: faces.some((face) => face.style === "italic"),
      fontKey: upright?.fontKey ?? "",
      isBrand: isBrand(name),
    };
  });
  const bundled = bundledFamilies.map(
    (family): FontChoice => ({
      name: family.name,
      description: isBrand(family.name)
        ? `Brand, ${categories[family.category].toLowerCase()}`
        : categories[family.category],
      weights: family.weights,
      hasItalic: family.hasItalic,
      fontKey: faceOfFamily(family, 400, "normal"),
      isBrand: isBrand(family.name),
    }),
  );
  const names = new Set(own.map((choice) => choice.name));
  const all = [...own, ...bundled.filter((choice) => !names.has(choice.name))];
  return [...all.filter((choice) => choice.isBrand), ...all.filter((choice) => !choice.isBrand)];
}

/** Every family: the brand's first, then the organization's own files, then those that come with the studio. */
export function useFonts(): readonly FontChoice[] {
  const sources = use(Sources);
  return useMemo(() => choicesOf(sources), [sources]);
}

const weightNames: Readonly<Record<number, string>> = {
  100: "Thin",
  200: "Extra light",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "Semi bold",
  700: "Bold",
  800: "Extra bold",
  900: "Black",
};

/** Weights that a family comes in, lightest first. */
export function weightsOf(fonts: readonly FontChoice[], familyName: string): { value: string; label: string }[] {
  const weights = fonts.find((choice) => choice.name === familyName)?.weights ?? [400];
  return weights.map((weight) => ({ value: String(weight), label: weightNames[weight] ?? String(weight) }));
}

export function hasItalic(fonts: readonly FontChoice[], familyName: string): boolean {
  return fonts.some((choice) => choice.name === familyName && choice.hasItalic);
}
