import {
  Archive,
  BookOpen,
  FileSpreadsheet,
  GalleryThumbnails,
  Images,
  Layers,
  type LucideIcon,
  Package,
  Palette,
  Plus,
  Settings2,
  Shirt,
  SlidersHorizontal,
  Sparkles,
  Split,
  SquareStack,
  Type,
} from "lucide-react";
import type { Route } from "next";
import { type Role, roleAllows, type Scope } from "@/lib/kernel/auth/permissions";

/** Something of an area that the palette offers on every page. */
export interface NavigationAction {
  id: string;
  label: string;
  href: Route;
  icon: LucideIcon;
  scope?: Scope;
}

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
  actions?: readonly NavigationAction[];
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
    actions: [
      { id: "new-design", label: "New design", href: "/designs?new=1", icon: Plus, scope: "designs:write" },
      {
        id: "design-profiles",
        label: "Picture and print profiles",
        href: "/designs/profiles",
        icon: SlidersHorizontal,
      },
    ],
  },
  {
    id: "library",
    label: "Library",
    href: "/library",
    icon: Images,
    shortcut: ["g", "l"],
    scope: "assets:read",
    keywords: ["artwork", "assets", "images", "logos", "upload"],
    actions: [
      { id: "brand-kit", label: "Brand kit", href: "/library/brand", icon: Palette, scope: "assets:read" },
      { id: "fonts", label: "Fonts", href: "/library/fonts", icon: Type, scope: "assets:read" },
    ],
  },
  {
    id: "products",
    label: "Products",
    href: "/products",
    icon: Package,
    shortcut: ["g", "p"],
    scope: "products:read",
    keywords: ["articles", "sku", "import", "csv"],
    actions: [
      { id: "new-product", label: "New product", href: "/products?new=1", icon: Plus, scope: "products:write" },
      {
        id: "import-products",
        label: "Import products",
        href: "/products?import=1",
        icon: FileSpreadsheet,
        scope: "products:write",
      },
    ],
  },
  {
    id: "collections",
    label: "Collections",
    href: "/collections",
    icon: SquareStack,
    shortcut: ["g", "k"],
    scope: "collections:read",
    keywords: ["images", "scenes", "generate", "campaign pictures"],
    actions: [
      {
        id: "new-collection",
        label: "New collection",
        href: "/collections?new=1",
        icon: Plus,
        scope: "collections:write",
      },
    ],
  },
  {
    id: "gallery",
    label: "Gallery",
    href: "/gallery",
    icon: GalleryThumbnails,
    shortcut: ["g", "a"],
    scope: "collections:read",
    keywords: ["generated", "assets", "pictures", "videos", "renders", "trash"],
    actions: [
      {
        id: "generate-asset",
        label: "Generate an asset",
        href: "/gallery?new=1",
        icon: Sparkles,
        scope: "collections:write",
      },
    ],
  },
  {
    id: "catalogue",
    label: "Catalogue",
    href: "/catalogue",
    icon: Shirt,
    shortcut: ["g", "c"],
    scope: "designs:read",
    keywords: ["styles", "products", "mockups"],
  },
  {
    id: "routing",
    label: "Routing",
    href: "/routing",
    icon: Split,
    shortcut: ["g", "r"],
    scope: "routing:read",
    keywords: ["flags", "rollout", "rollback", "provider"],
    actions: [
      { id: "new-flag", label: "New routing flag", href: "/routing?new=1", icon: Plus, scope: "routing:write" },
    ],
  },
  {
    id: "legacy",
    label: "Legacy designs",
    href: "/legacy",
    icon: Archive,
    shortcut: ["g", "o"],
    scope: "designs:read",
    keywords: ["coverage", "orderable", "migrate", "provider"],
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
    actions: [{ id: "api-docs", label: "API documentation", href: "/docs/api", icon: BookOpen }],
  },
];

/** Items a role may open. */
export function visibleNavigation(items: readonly NavigationItem[], role: Role): readonly NavigationItem[] {
  return items.filter((item) => item.scope === undefined || roleAllows(role, item.scope));
}

/** Actions of the visible items that a role may take. */
export function visibleActions(items: readonly NavigationItem[], role: Role): readonly NavigationAction[] {
  return items
    .flatMap((item) => item.actions ?? [])
    .filter((action) => action.scope === undefined || roleAllows(role, action.scope));
}

/** Whether `path` lies within the item. */
export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
