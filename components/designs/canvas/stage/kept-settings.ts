import type { EditorOptions, Guide } from "@/components/designs/canvas/editor-state";

/** Settings of the editor that stay in this browser: they are nobody else's business and never printed. */

const optionsKey = "atelier-editor-options";
const guidesKey = (designId: string) => `atelier-guides:${designId}`;

const defaults: EditorOptions = { snap: true, rulers: true, mockup: false, unit: "mm" };

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store only means that the setting is not remembered.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

export function readOptions(): EditorOptions {
  const kept = read(optionsKey);
  if (!isRecord(kept)) return defaults;
  const flag = (name: "snap" | "rulers" | "mockup") => (typeof kept[name] === "boolean" ? kept[name] : defaults[name]);
  return { snap: flag("snap"), rulers: flag("rulers"), mockup: flag("mockup"), unit: kept.unit === "in" ? "in" : "mm" };
}

export function keepOptions(options: EditorOptions): void {
  write(optionsKey, options);
}

function isGuide(value: unknown): value is Guide {
  if (!isRecord(value)) return false;
  const { id, axis, mm } = value;
  return typeof id === "string" && (axis === "x" || axis === "y") && typeof mm === "number" && Number.isFinite(mm);
}

/** Guides by space. */
export function readGuides(designId: string): Readonly<Record<string, readonly Guide[]>> {
  const kept = read(guidesKey(designId));
  if (!isRecord(kept)) return {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([space, guides]) => (Array.isArray(guides) ? [[space, guides.filter(isGuide)]] : [])),
  );
}

export function keepGuides(designId: string, guides: Readonly<Record<string, readonly Guide[]>>): void {
  write(guidesKey(designId), guides);
}
