import type { UploadedFace } from "@/lib/render/fonts";
import type { Element, Space } from "@/lib/render/scene";

/** What preflight can find. Codes are stable: reports, batches and integrators switch on them. */
export const findingCodes = [
  "nothing-to-print",
  "space-empty",
  "outside-print-area",
  "text-cut-off",
  "outside-safe-area",
  "bleed-missing",
  "low-resolution",
  "artwork-missing",
  "artwork-unavailable",
  "text-overflow",
  "text-too-small",
  "stroke-too-thin",
  "font-missing",
  "font-not-embeddable",
  "font-deleted",
  "characters-missing",
  "same-colour-as-product",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What a fix may change of an element's content, by the names that the content has. */
export interface ContentPatch {
  fontFamily?: string;
  fontSizeMm?: number;
  letterSpacingMm?: number;
  color?: string;
  fill?: string;
  strokeWidthMm?: number;
  stroke?: { color: string; widthMm: number };
  fit?: "cover";
}

/**
 * A change that makes its finding go away; `label` is the button's text. `change` sets what is named, `scale` multiplies
 * the element's size and everything in it and puts its box at (`x`, `y`), `remove` takes the element away.
 */
export type Fix =
  | { label: string; kind: "change"; transform?: Partial<Element["transform"]>; content?: ContentPatch }
  | { label: string; kind: "scale"; factor: number; x: number; y: number }
  | { label: string; kind: "remove" };

/** One thing that preflight found. `error` stops an export, `warning` is only told. */
export interface Finding {
  code: FindingCode;
  severity: "error" | "warning";
  /** Absent: it is about the whole space. */
  elementId?: string;
  /** Absent only for `nothing-to-print`, which is about all spaces. */
  spaceId?: string;
  /** What is wrong, in a few words. */
  title: string;
  /** One sentence with names and figures. */
  detail: string;
  /** What was measured. */
  actual: number | string;
  /** What it should be. */
  target: number | string;
  /** Unit of `actual` and `target` where they are numbers. */
  unit?: "dpi" | "mm" | "pt" | "ΔE";
  fix?: Fix;
}

/** What preflight must know of a piece of artwork. */
export interface AssetFacts {
  name: string;
  widthPx: number;
  heightPx: number;
  mimeType: string;
  /** Whether the rules of the library allow it here and now. */
  isAvailable: boolean;
  /** Why not, for people. */
  reason?: string | undefined;
}

/** An uploaded face that texts may use; bundled families are known already and may be embedded. */
export interface KnownFace extends Omit<UploadedFace, "fontKey"> {
  fontKey: string;
  /** The font's licence bits allow it inside a document. */
  embeddable: boolean;
  /** It was deleted; designs that use it keep it. */
  isDeleted?: boolean;
}

/** The parts of an export profile that preflight depends on. */
export interface PreflightProfile {
  /** Dots an inch that pictures are to have. */
  dpi: number;
  includeBleed: boolean;
}

export interface PreflightInput {
  space: Space;
  /** Of all spaces; those of other spaces are passed over. Texts without `layout` are not checked for overflow. */
  elements: readonly Element[];
  /** By asset. `null`: it does not exist any more; absent: not known yet, and not checked. */
  assets: Readonly<Record<string, AssetFacts | null | undefined>>;
  /** The organization's own faces. */
  fonts: readonly KnownFace[];
  profile: PreflightProfile;
  /** `#rrggbb` of the product; absent: nothing is printed on a coloured product. */
  productColor?: string | undefined;
}
