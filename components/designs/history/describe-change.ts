import type { ElementsDiff, FieldChange } from "@/lib/designs/elements/diff-elements";
import type { ElementVersion } from "@/lib/designs/elements/element-fields";

export type ChangeKind = "added" | "removed" | "changed" | "moved";

/** One element that differs between two revisions, with the version to name it by. */
export interface ElementDifference {
  elementId: string;
  kind: ChangeKind;
  element: ElementVersion;
  fields: FieldChange[];
}

export const kindWords: Readonly<Record<ChangeKind, string>> = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  moved: "Reordered",
};

/** What differs, in the order in which layers are listed: front first. */
export function listDifferences(diff: ElementsDiff, after: readonly ElementVersion[]): ElementDifference[] {
  const changes = new Map(diff.changed.map((change) => [change.elementId, change.fields]));
  const added = new Set(diff.added.map((element) => element.elementId));
  const moved = new Set(diff.moved);
  const standing = after.flatMap((element): ElementDifference[] => {
    const { elementId } = element;
    const fields = changes.get(elementId);
    if (added.has(elementId)) return [{ elementId, kind: "added", element, fields: [] }];
    if (fields !== undefined) return [{ elementId, kind: "changed", element, fields }];
    return moved.has(elementId) ? [{ elementId, kind: "moved", element, fields: [] }] : [];
  });
  const removed = diff.removed.map(
    (element): ElementDifference => ({ elementId: element.elementId, kind: "removed", element, fields: [] }),
  );
  return [...standing.reverse(), ...removed.reverse()];
}

/** "2 added, 1 changed"; null is a first revision. */
export function describeSummary(summary: { added: number; removed: number; changed: number } | null): string {
  if (summary === null) return "First revision";
  const parts = (["added", "removed", "changed"] as const).flatMap((kind) =>
    summary[kind] === 0 ? [] : [`${summary[kind]} ${kind}`],
  );
  return parts.length === 0 ? "No elements changed" : parts.join(", ");
}

const labels: Readonly<Record<string, string>> = {
  "transform.x": "X",
  "transform.y": "Y",
  "transform.width": "Width",
  "transform.height": "Height",
  "transform.rotation": "Rotation",
  transform: "Position and size",
  place: "Side or group",
  order: "Layer order",
  type: "Kind",
  spaceId: "Side",
  parentElementId: "Group",
  assetId: "Picture",
  name: "Name",
  opacity: "Opacity",
  blendMode: "Blend mode",
  hidden: "Hidden",
  binding: "Bound field",
  "locks.position": "Position lock",
  "locks.content": "Content lock",
  "locks.style": "Style lock",
  "locks.delete": "Deletion lock",
  "content.text": "Text",
  "content.fontFamily": "Font",
  "content.fontWeight": "Weight",
  "content.fontStyle": "Font style",
  "content.fontSizeMm": "Size",
  "content.color": "Colour",
  "content.align": "Alignment",
  "content.lineHeight": "Line height",
  "content.letterSpacingMm": "Letter spacing",
  "content.curve": "Curve",
  "content.stroke": "Outline",
  "content.strokeWidthMm": "Outline width",
  "content.cornerRadiusMm": "Corner radius",
  "content.points": "Points",
  "content.shape": "Shape",
  "content.fill": "Fill",
  "content.crop": "Crop",
  "content.fit": "Fit",
  "content.d": "Outline of the drawing",
};

export function fieldLabel(path: string): string {
  return labels[path] ?? path.replace(/^content\./, "");
}

/** Values that mean nothing to a reader: the label alone says that they changed. */
const silent = new Set([
  "content.d",
  "content.crop",
  "assetId",
  "parentElementId",
  "spaceId",
  "place",
  "type",
  "order",
]);

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

function unitOf(path: string): string {
  if (path === "transform.rotation" || path === "content.curve") return "°";
  if (path.startsWith("transform.") || path.endsWith("Mm")) return " mm";
  return "";
}

/** A field's value in a few words; null where there is nothing to show. */
export function fieldValue(path: string, value: unknown): string | null {
  if (silent.has(path)) return null;
  if (value === undefined) return path === "opacity" ? "100 %" : "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") {
    return path === "opacity" ? `${number.format(value * 100)} %` : `${number.format(value)}${unitOf(path)}`;
  }
  if (typeof value === "string") {
    const line = value.replaceAll("\n", " ⏎ ");
    return path === "content.text" ? `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”` : line;
  }
  if (typeof value === "object" && value !== null && "widthMm" in value && "color" in value) {
    return `${String(value.color)}, ${number.format(Number(value.widthMm))} mm`;
  }
  if (path === "transform" && typeof value === "object" && value !== null) return describeBox(value);
  return null;
}

function describeBox(value: object): string {
  const part = (key: string) => number.format(Number(Reflect.get(value, key)));
  const rotation = part("rotation") === "0" ? "" : `, ${part("rotation")}°`;
  return `${part("x")}, ${part("y")} · ${part("width")} × ${part("height")} mm${rotation}`;
}
