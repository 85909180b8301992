"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

/** Text of several lines; grows with its content up to its `max-h`. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  const control = useFieldControl(props);
  return (
    <textarea
      rows={3}
      {...props}
      {...control}
      className={cn(
        "control-box field-sizing-content max-h-96 min-h-18 w-full resize-y px-2.5 py-1.5 text-sm pointer-coarse:text-lg",
        className,
      )}
    />
  );
}
