import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import type { StoredLayouts } from "@/components/designs/editor/draft-renderer";
import type { DraftControl, DraftState } from "@/components/designs/editor/use-draft";
import type { DesignJson, RevisionJson, StyleJson } from "@/lib/designs/schemas";
import type { Bounds } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";
import type { SnapGap, SnapLine } from "./model/snap";

export const tools = ["select", "hand", "text", "rect", "ellipse", "line", "star", "polygon", "eyedropper"] as const;
export type Tool = (typeof tools)[number];

/** `zoom`: 1 is life size at 96 px an inch; `x`, `y`: where the space's origin lies in the stage, px. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A line to snap to: `x` stands upright at `mm` from the left, `y` lies at `mm` from the top. Never printed. */
export interface Guide {
  readonly id: string;
  readonly axis: "x" | "y";
  readonly mm: number;
}

export interface EditorOptions {
  readonly snap: boolean;
  readonly rulers: boolean;
  /** The product behind the decoration. */
  readonly mockup: boolean;
  readonly unit: "mm" | "in";
}

export type SelectHow = "replace" | "add" | "toggle";
export type Aspect = "position" | "content" | "style" | "delete";

/** What commands ask of parts that are mounted elsewhere; a command is disabled while nobody answers. */
export type EditorRequest = "save" | "help" | "insert-image" | "rename-layer" | "type-guide" | "menu" | "discard";

/** What a gesture shows over the picture, mm. */
export interface Hints {
  readonly lines: readonly SnapLine[];
  readonly gaps: readonly SnapGap[];
  readonly marquee: Bounds | null;
  /** Beside the pointer: size, angle or distance. */
  readonly label: { readonly text: string; readonly at: { readonly x: number; readonly y: number } } | null;
}

/** What the stage found out at the last drawing. */
export interface StageReport {
  /** Why an element cannot be drawn as it is, by element. */
  readonly problems: ReadonlyMap<string, string>;
  readonly pending: boolean;
}

export interface EditorState {
  readonly organizationId: string;
  readonly design: DesignJson;
  readonly style: StyleJson;
  /** The revision that is edited; null for a design without one. */
  readonly revision: RevisionJson | null;
  readonly editable: boolean;
  readonly drafts: DraftState;
  readonly spaceId: string;
  readonly selection: readonly string[];
  readonly tool: Tool;
  readonly editingId: string | null;
  readonly guides: Readonly<Record<string, readonly Guide[]>>;
  readonly options: EditorOptions;
  readonly report: StageReport;
  /** Changes with every gesture; not part of `Editor`. */
  readonly view: View;
  /** Size of the stage, px. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Elements as they look while a gesture runs; the draft changes when it ends. */
  readonly live: ReadonlyMap<string, DraftElement> | null;
  readonly hoveredId: string | null;
  readonly hints: Hints | null;
  /** Files on their way to the library. */
  readonly uploads: number;
  /** An SVG that waits for somebody to say what it becomes. */
  readonly pendingSvg: {
    readonly text: string;
    readonly name: string;
    readonly at: { x: number; y: number } | null;
  } | null;
  /** `serial` tells equal texts apart. */
  readonly announcement: { readonly text: string; readonly serial: number };
}

/** The editor as panels and commands see it. The same object until something other than view, hover or gesture changes. */
export interface Editor {
  readonly organizationId: string;
  readonly design: DesignJson;
  readonly style: StyleJson;
  readonly revision: RevisionJson | null;
  readonly space: Space;
  setSpace(sideId: string): void;
  readonly editable: boolean;
  readonly control: DraftControl;
  readonly draft: Draft;
  /** Of this space, in paint order: a group stands before what it holds. */
  readonly elements: readonly DraftElement[];
  readonly selection: readonly string[];
  /** The selected elements in paint order. */
  readonly selected: readonly DraftElement[];
  select(ids: readonly string[], how?: SelectHow): void;
  readonly tool: Tool;
  setTool(tool: Tool): void;
  readonly editingId: string | null;
  beginEditing(id: string): void;
  endEditing(): void;
  /** As it is now, not as it was when this object was made. */
  readonly view: View;
  zoomTo(zoom: number, at?: { x: number; y: number }): void;
  panBy(dx: number, dy: number): void;
  fit(): void;
  fitSelection(): void;
  readonly guides: readonly Guide[];
  setGuides(guides: readonly Guide[]): void;
  readonly options: EditorOptions;
  setOption<Name extends keyof EditorOptions>(name: Name, value: EditorOptions[Name]): void;
  /** Hex of the product. */
  readonly productColor: string;
  /** `name` of a colour of the style, or `#rrggbb`. */
  setProductColor(name: string): void;
  readonly stored: StoredLayouts;
  readonly problems: ReadonlyMap<string, string>;
  /** False for viewers, for what is locked itself or by a group around it, and for moving or writing in what is hidden. */
  isEditable(element: DraftElement, aspect: Aspect): boolean;
  announce(text: string): void;
  /** Asks whoever is mounted for it. */
  request(name: EditorRequest): void;
  answers(name: EditorRequest): boolean;
}
