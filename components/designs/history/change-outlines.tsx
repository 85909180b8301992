import { cn } from "@/components/ui/cn";
import type { ElementVersion } from "@/lib/designs/elements/element-fields";
import type { Space } from "@/lib/render/scene";
import type { ChangeKind } from "./describe-change";

const strokes: Readonly<Record<ChangeKind, string>> = {
  added: "stroke-success",
  removed: "stroke-danger",
  changed: "stroke-warning",
  moved: "stroke-accent",
};

/** Boxes around the elements of a drawing that differ, in the colours of the list beside it. */
export function ChangeOutlines({
  space,
  elements,
  kinds,
  scale,
  activeId,
}: {
  space: Space;
  elements: readonly ElementVersion[];
  kinds: ReadonlyMap<string, ChangeKind>;
  /** px a mm. */
  scale: number;
  /** The element that is pointed at in the list. */
  activeId: string | null;
}) {
  const { bleedMm } = space;
  const shown = elements.filter((element) => element.spaceId === space.spaceId && kinds.has(element.elementId));
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 size-full overflow-visible"
      viewBox={`${-bleedMm} ${-bleedMm} ${space.widthMm + 2 * bleedMm} ${space.heightMm + 2 * bleedMm}`}
    >
      {shown.map(({ elementId, transform }) => {
        const kind = kinds.get(elementId) ?? "changed";
        const active = elementId === activeId;
        const { x, y, width, height, rotation } = transform;
        const pad = 2 / scale;
        return (
          <rect
            key={elementId}
            data-outline={kind}
            x={x - pad}
            y={y - pad}
            width={width + 2 * pad}
            height={height + 2 * pad}
            rx={2 / scale}
            transform={`rotate(${rotation} ${x + width / 2} ${y + height / 2})`}
            fill="none"
            strokeWidth={(active ? 3 : 1.5) / scale}
            strokeDasharray={kind === "removed" ? `${5 / scale} ${3 / scale}` : undefined}
            className={cn(strokes[kind], activeId !== null && !active && "opacity-30")}
          />
        );
      })}
    </svg>
  );
}
