"use client";

import { Check } from "lucide-react";
import { Slot } from "radix-ui";
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import type { MenuParts } from "./menu-parts";
import { floatingPanel, menuItem, menuItemDanger, menuLabel, menuSeparator } from "./menu-styles";
import { AtBody, type Place, PlaceHolder, useOnDemand } from "./popup";

interface Menu {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Opens it; `byKeyboard` puts the focus on the first item. */
  show: (byKeyboard: boolean) => void;
  preload: () => void;
  parts: MenuParts | null;
  place: Place;
  trigger: RefObject<HTMLButtonElement | null>;
  byKeyboard: RefObject<boolean>;
  hasMovedFocus: RefObject<boolean>;
  /** What was chosen puts the focus elsewhere, or not. */
  setMovedFocus: (moved: boolean) => void;
  id: string;
}

const MenuContext = createContext<Menu | null>(null);
const PartsContext = createContext<MenuParts | null>(null);

function useMenu(): Menu {
  const menu = useContext(MenuContext);
  if (menu === null) throw new Error("A menu's trigger and content need a DropdownMenu around them.");
  return menu;
}

function useParts(): MenuParts {
  const parts = useContext(PartsContext);
  if (parts === null) throw new Error("A menu's items need a DropdownMenuContent around them.");
  return parts;
}

const loadParts = () => import("./menu-parts").then(({ menuParts }) => menuParts);

/** A trigger and what it opens. The code of the open menu is loaded when the trigger is about to be used. */
export function DropdownMenu({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>({ left: 0, top: 0, width: 0, height: 0 });
  const { loaded: parts, preload, require } = useOnDemand(loadParts);
  const trigger = useRef<HTMLButtonElement>(null);
  const byKeyboard = useRef(false);
  const hasMovedFocus = useRef(false);
  const setMovedFocus = (moved: boolean) => {
    hasMovedFocus.current = moved;
  };
  const id = useId();
  const show = (keyboard: boolean) => {
    byKeyboard.current = keyboard;
    hasMovedFocus.current = false;
    if (trigger.current !== null) setPlace(trigger.current.getBoundingClientRect());
    require();
    setOpen(true);
  };
  return (
    <MenuContext
      value={{ open, setOpen, show, preload, parts, place, trigger, byKeyboard, hasMovedFocus, setMovedFocus, id }}
    >
      {children}
    </MenuContext>
  );
}

/** The button that opens the menu; with `asChild` the only child is that button. */
export function DropdownMenuTrigger({ asChild = false, ...props }: ComponentProps<"button"> & { asChild?: boolean }) {
  const { open, show, preload, parts, trigger, id } = useMenu();
  const shown = open && parts !== null;
  const behaviour = {
    ref: trigger,
    type: "button" as const,
    id,
    "aria-haspopup": "menu" as const,
    "aria-expanded": shown,
    "data-state": shown ? "open" : "closed",
    onPointerEnter: preload,
    onFocus: preload,
    // Enter and Space arrive as clicks that no pointer made.
    onClick: (event: MouseEvent) => show(event.detail === 0),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      show(true);
    },
  };
  return asChild ? <Slot.Root {...behaviour} {...props} /> : <button {...behaviour} {...props} />;
}

/** Puts the focus on the first item, once the menu has taken it. */
function FocusFirst() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const menu = ref.current?.closest('[role="menu"]');
      menu?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return <span ref={ref} hidden />;
}

export interface DropdownMenuContentProps {
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
}

/** What the menu shows while it is open. */
export function DropdownMenuContent({ align = "start", side, className, children }: DropdownMenuContentProps) {
  const { open, setOpen, parts, place, trigger, byKeyboard, hasMovedFocus, id } = useMenu();
  if (parts === null) return null;
  return (
    <parts.Root open={open} onOpenChange={setOpen}>
      <AtBody>
        <parts.Trigger asChild>
          <PlaceHolder place={place} />
        </parts.Trigger>
      </AtBody>
      <parts.Portal>
        <parts.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={id}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!hasMovedFocus.current) trigger.current?.focus();
          }}
          className={cn(
            floatingPanel,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
            className,
          )}
        >
          <PartsContext value={parts}>
            {byKeyboard.current ? <FocusFirst /> : null}
            {children}
          </PartsContext>
        </parts.Content>
      </parts.Portal>
    </parts.Root>
  );
}

export interface DropdownMenuItemProps {
  onSelect?: (event: Event) => void;
  danger?: boolean;
  /** It opens something that takes the focus, a field for example; otherwise the focus goes back to the trigger. */
  movesFocus?: boolean;
  keys?: readonly string[];
  className?: string;
  children: ReactNode;
}

export function DropdownMenuItem({
  danger = false,
  movesFocus = false,
  keys,
  className,
  onSelect,
  children,
}: DropdownMenuItemProps) {
  const { Item } = useParts();
  const { setMovedFocus } = useMenu();
  return (
    <Item
      className={cn(menuItem, danger && menuItemDanger, className)}
      onSelect={(event) => {
        setMovedFocus(movesFocus);
        onSelect?.(event);
      }}
    >
      {children}
      {keys ? <Kbd keys={keys} className="ml-auto pl-4" /> : null}
    </Item>
  );
}

export interface DropdownMenuRadioGroupProps {
  value: string;
  onValueChange: (value: string) => void;
  children: ReactNode;
}

export function DropdownMenuRadioGroup(props: DropdownMenuRadioGroupProps) {
  const { RadioGroup } = useParts();
  return <RadioGroup {...props} />;
}

export interface DropdownMenuRadioItemProps {
  value: string;
  onSelect?: (event: Event) => void;
  children: ReactNode;
}

export function DropdownMenuRadioItem({ children, ...props }: DropdownMenuRadioItemProps) {
  const { RadioItem, ItemIndicator } = useParts();
  return (
    <RadioItem className={cn(menuItem, "pr-8")} {...props}>
      {children}
      <ItemIndicator className="absolute right-2">
        <Check className="text-accent-text!" />
      </ItemIndicator>
    </RadioItem>
  );
}

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useParts();
  return <Label className={menuLabel}>{children}</Label>;
}

export function DropdownMenuSeparator() {
  const { Separator } = useParts();
  return <Separator className={menuSeparator} />;
}
