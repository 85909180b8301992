"use client";

import {
  AlignHorizontalDistributeCenter,
  AlignHorizontalJustifyCenter,
  AlignHorizontalJustifyEnd,
  AlignHorizontalJustifyStart,
  AlignVerticalDistributeCenter,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
} from "lucide-react";
import type { ReactNode } from "react";
import { type Axis, alignElements, distributeElements } from "@/components/designs/canvas/model/align-elements";
import { type OrderStep, orderElements } from "@/components/designs/canvas/model/order-elements";
import { Section } from "@/components/designs/editor/fields";
import type { Edge } from "@/components/designs/editor/geometry";
import { IconButton } from "@/components/ui/icon-button";
import { editableIds, type InspectorTarget } from "./inspector-target";

const edges: readonly { edge: Edge; label: string; icon: ReactNode }[] = [
  { edge: "left", label: "Align left edges", icon: <AlignHorizontalJustifyStart /> },
  { edge: "center", label: "Centre across", icon: <AlignHorizontalJustifyCenter /> },
  { edge: "right", label: "Align right edges", icon: <AlignHorizontalJustifyEnd /> },
  { edge: "top", label: "Align top edges", icon: <AlignVerticalJustifyStart /> },
  { edge: "middle", label: "Centre up and down", icon: <AlignVerticalJustifyCenter /> },
  { edge: "bottom", label: "Align bottom edges", icon: <AlignVerticalJustifyEnd /> },
];

const axes: readonly { axis: Axis; label: string; icon: ReactNode }[] = [
  { axis: "x", label: "Equal gaps across", icon: <AlignHorizontalDistributeCenter /> },
  { axis: "y", label: "Equal gaps up and down", icon: <AlignVerticalDistributeCenter /> },
];

const steps: readonly { step: OrderStep; label: string; icon: ReactNode }[] = [
  { step: "front", label: "Bring to front", icon: <ArrowUpToLine /> },
  { step: "forward", label: "Bring forward", icon: <ArrowUp /> },
  { step: "backward", label: "Send backward", icon: <ArrowDown /> },
  { step: "back", label: "Send to back", icon: <ArrowDownToLine /> },
];

/** Aligns, spaces and stacks: a single element with the side, several with one another. */
export function ArrangeButtons({ target }: { target: InspectorTarget }) {
  const { edit, space } = target;
  const ids = editableIds(target, "position");
  return (
    <Section title="Arrange">
      <div className="-mx-1 flex flex-wrap gap-0.5">
        {edges.map(({ edge, label, icon }) => (
          <IconButton
            key={edge}
            size="sm"
            label={label}
            icon={icon}
            disabled={ids.length === 0}
            onClick={() => edit((draft) => alignElements(draft, space, ids, edge))}
          />
        ))}
        {axes.map(({ axis, label, icon }) => (
          <IconButton
            key={axis}
            size="sm"
            label={label}
            icon={icon}
            disabled={ids.length < 3}
            onClick={() => edit((draft) => distributeElements(draft, space.spaceId, ids, axis))}
          />
        ))}
        {steps.map(({ step, label, icon }) => (
          <IconButton
            key={step}
            size="sm"
            label={label}
            icon={icon}
            disabled={ids.length === 0}
            onClick={() => edit((draft) => orderElements(draft, space.spaceId, ids, step))}
          />
        ))}
      </div>
    </Section>
  );
}
