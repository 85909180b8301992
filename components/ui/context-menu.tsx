"use client";

import { Check, ChevronRight } from "lucide-react";
import { ContextMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { floatingPanel, menuItem, menuItemDanger, menuLabel, menuSeparator } from "./menu-styles";

export const ContextMenu = Primitive.Root;
export const ContextMenuTrigger = Primitive.Trigger;
export const ContextMenuGroup = Primitive.Group;
export const ContextMenuSub = Primitive.Sub;
export const ContextMenuRadioGroup = Primitive.RadioGroup;

/** A menu at the pointer, or at the focused element when the menu key is pressed; everything in it is reachable elsewhere too. */
export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        collisionPadding={8}
        className={cn(
          floatingPanel,
          "max-h-(--radix-context-menu-content-available-height) min-w-44 overflow-y-auto p-1",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}

export interface ContextMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  danger?: boolean;
  keys?: readonly string[];
}

export function ContextMenuItem({
  danger = false,
  keys,
  className,
  children,
  asChild,
  ...props
}: ContextMenuItemProps) {
  const classes = cn(menuItem, danger && menuItemDanger, className);
  if (asChild === true) {
    return (
      <Primitive.Item asChild className={classes} {...props}>
        {children}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.Item className={classes} {...props}>
      {children}
      {keys ? <Kbd keys={keys} className="ml-auto pl-4" /> : null}
    </Primitive.Item>
  );
}

export function ContextMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem className={cn(menuItem, "pr-8", className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2">
        <Check className="text-accent-text!" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export function ContextMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(menuItem, "pr-8", className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2">
        <Check className="text-accent-text!" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function ContextMenuSubTrigger({ className, children, ...props }: ComponentProps<typeof Primitive.SubTrigger>) {
  return (
    <Primitive.SubTrigger className={cn(menuItem, "data-[state=open]:bg-hover", className)} {...props}>
      {children}
      <ChevronRight className="ml-auto" />
    </Primitive.SubTrigger>
  );
}

export function ContextMenuSubContent({ className, ...props }: ComponentProps<typeof Primitive.SubContent>) {
  return (
    <Primitive.Portal>
      <Primitive.SubContent
        collisionPadding={8}
        sideOffset={2}
        className={cn(floatingPanel, "min-w-40 p-1", className)}
        {...props}
      />
    </Primitive.Portal>
  );
}

export function ContextMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn(menuLabel, className)} {...props} />;
}

export function ContextMenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn(menuSeparator, className)} {...props} />;
}
