import { Layers, type LucideIcon, Settings2 } from "lucide-react";
import type { Route } from "next";
import { type Role, roleAllows, type Scope } from "@/lib/kernel/auth/permissions";

export interface NavigationItem {
  id: string;
  label: string;
  href: Route;
  icon: LucideIcon;
  /** Keys pressed one after the other: `["g", "d"]`. */
  shortcut: readonly [string, string];
  /** Who sees it; absent: everybody. */
  scope?: Scope;
  /** Words the palette finds it by, besides its label. */
  keywords?: readonly string[];
}

/** The areas of the studio, in the order of the side bar. An area adds itself here when it works. */
export const areaNavigation: readonly NavigationItem[] = [
  {
    id: "designs",
    label: "Designs",
    href: "/designs",
    icon: Layers,
    shortcut: ["g", "d"],
    scope: "designs:read",
    keywords: ["artwork", "products", "print"],
  },
];

/** What stands at the bottom of the side bar. */
export const footNavigation: readonly NavigationItem[] = [
  {
    id: "settings",
    label: "Settings",
    href: "/settings",
    icon: Settings2,
    shortcut: ["g", "s"],
    keywords: ["preferences"],
  },
];

/** Items a role may open. */
export function visibleNavigation(items: readonly NavigationItem[], role: Role): readonly NavigationItem[] {
  return items.filter((item) => item.scope === undefined || roleAllows(role, item.scope));
}

/** Whether `path` lies within the item. */
export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
