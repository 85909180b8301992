"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { brandKitQuery } from "@/lib/designs/brand-kit-queries";
import { fontsQuery } from "@/lib/designs/font-queries";
import { FontSourcesProvider } from "./font-choices";

/** Lets what is inside offer the organization's own fonts, the brand's first. */
export function OwnFonts({ children }: { children: ReactNode }) {
  const { data: brand } = useQuery(brandKitQuery);
  const { data: fonts } = useQuery(fontsQuery);
  const sources = useMemo(
    () => ({ uploaded: (fonts ?? []).filter((font) => font.deletedAt === null), brand: brand?.fontFamilies ?? [] }),
    [fonts, brand],
  );
  return <FontSourcesProvider sources={sources}>{children}</FontSourcesProvider>;
}
