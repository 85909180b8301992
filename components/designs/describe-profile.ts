import type { ExportProfileJson, PreviewProfileJson } from "@/lib/designs/schemas";

/** "PNG, 1600 px, on the product". */
export function describePreviewProfile(profile: PreviewProfileJson): string {
  const ground = profile.mode === "mockup" ? "on the product" : "artwork alone";
  const color = profile.mode === "mockup" && profile.productColor !== null ? `, in ${profile.productColor}` : "";
  return `${profile.format === "webp" ? "WebP" : profile.format.toUpperCase()}, ${profile.sizePx} px, ${ground}${color}`;
}

/** "PDF/A-2b, with bleed, crop marks, white ink “White”"; "PNG, 300 dpi, with bleed". */
export function describeExportProfile(profile: ExportProfileJson): string {
  const pdf = profile.standard === "pdfa-2b" ? "PDF/A-2b" : "PDF";
  const parts = [
    profile.format === "png" ? "PNG" : pdf,
    ...(profile.format === "png" || profile.dpi !== 300 ? [`${profile.dpi} dpi`] : []),
    ...(profile.format === "pdf" && profile.files === "per-side" ? ["a file a side"] : []),
    profile.includeBleed ? "with bleed" : "cut to the trim",
    ...(profile.cropMarks ? ["crop marks"] : []),
    ...(profile.registrationMarks ? ["registration marks"] : []),
    ...(profile.mirrored ? ["mirrored"] : []),
    ...(profile.whiteInk === "none"
      ? []
      : [`white ink “${profile.whiteInkName}”${profile.whiteInk === "page" ? " on pages of its own" : ""}`]),
  ];
  return parts.join(", ");
}
