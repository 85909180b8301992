"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { setUploadedFaces } from "@/components/designs/editor/browser-fonts";
import { LengthUnitProvider } from "@/components/designs/editor/fields";
import { FontSourcesProvider } from "@/components/designs/editor/font-choices";
import { brandKitQuery } from "@/lib/designs/brand-kit-queries";
import { fontsQuery } from "@/lib/designs/font-queries";
import { ColorSourcesProvider } from "./color/color-sources";
import { paletteOf } from "./inspector/palette-of";

/** What the panels' fields draw on: colours and fonts of the brand and the design, and the unit in use. */
export function EditorResources({ children }: { children: ReactNode }) {
  const { draft, options, setTool, editable } = useEditor();
  const { data: brand } = useQuery(brandKitQuery);
  const { data: fonts } = useQuery(fontsQuery);
  useEffect(() => {
    if (fonts !== undefined) setUploadedFaces(fonts);
  }, [fonts]);
  const palette = paletteOf(draft);
  const colors = useMemo(
    () => ({
      brand: brand?.colors ?? [],
      document: palette,
      pickFromStage: editable ? () => setTool("eyedropper") : undefined,
    }),
    [brand, palette, editable, setTool],
  );
  const families = useMemo(
    () => ({ uploaded: (fonts ?? []).filter((font) => font.deletedAt === null), brand: brand?.fontFamilies ?? [] }),
    [fonts, brand],
  );
  return (
    <ColorSourcesProvider sources={colors}>
      <FontSourcesProvider sources={families}>
        <LengthUnitProvider unit={options.unit}>{children}</LengthUnitProvider>
      </FontSourcesProvider>
    </ColorSourcesProvider>
  );
}
