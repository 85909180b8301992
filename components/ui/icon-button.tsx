"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Tooltip, type TooltipProps } from "./tooltip";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon"> {
  /** What it does: read out by screen readers and shown on hover. */
  label: string;
  icon: ReactNode;
  keys?: readonly string[];
  tooltipSide?: TooltipProps["side"];
}

const widths = {
  sm: "w-7 px-0 pointer-coarse:w-9",
  md: "w-8 px-0 pointer-coarse:w-10",
  lg: "w-9 px-0 pointer-coarse:w-11",
} as const;

/** A square button that shows only a symbol; its label is its tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  tooltipSide,
  size,
  variant = "ghost",
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys} side={tooltipSide}>
      <Button
        aria-label={label}
        variant={variant}
        size={size}
        className={cn(widths[size ?? "md"], className)}
        {...props}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}
