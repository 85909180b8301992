"use client";

import { PanelLeft, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";
import { LiveIndicator } from "./live-indicator";
import { areaNavigation, footNavigation, isWithin, type NavigationItem, visibleNavigation } from "./navigation";
import { OrganizationSwitcher } from "./organization-switcher";
import { useStudio } from "./studio-context";
import { UserMenu } from "./user-menu";

export interface SidebarProps {
  /** Symbols only. */
  collapsed?: boolean;
  onToggle?: () => void;
  onNavigate?: () => void;
  onSearch: () => void;
  onCreateOrganization: () => void;
  onShowShortcuts: () => void;
}

function NavigationLink({
  item,
  collapsed,
  onNavigate,
}: {
  item: NavigationItem;
  collapsed: boolean;
  onNavigate?: (() => void) | undefined;
}) {
  const current = isWithin(usePathname(), item.href);
  const link = (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      aria-label={collapsed ? item.label : undefined}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md text-sm transition-colors pointer-coarse:h-11",
        collapsed ? "w-9 justify-center" : "px-2.5",
        current
          ? "bg-pressed font-medium text-ink before:absolute before:inset-y-1.5 before:left-0 before:w-0.75 before:rounded-full before:bg-accent dark:before:bg-accent-text"
          : "text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      <item.icon aria-hidden="true" className={cn("size-4 shrink-0", current ? "text-accent-text" : "text-ink-3")} />
      {collapsed ? null : item.label}
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Tooltip content={item.label} keys={item.shortcut} side="right">
      {link}
    </Tooltip>
  );
}

/** Organization, search, areas, settings, person: the same at the side and in the drawer of a phone. */
export function Sidebar({
  collapsed = false,
  onToggle,
  onNavigate,
  onSearch,
  onCreateOrganization,
  onShowShortcuts,
}: SidebarProps) {
  const { role } = useStudio();
  const list = (items: readonly NavigationItem[]) => (
    <ul className="flex flex-col gap-0.5">
      {visibleNavigation(items, role).map((item) => (
        <li key={item.id}>
          <NavigationLink item={item} collapsed={collapsed} onNavigate={onNavigate} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className={cn("flex h-full min-h-0 flex-col gap-3 py-2.5", collapsed ? "items-center px-2" : "px-2.5")}>
      <OrganizationSwitcher compact={collapsed} onCreate={onCreateOrganization} />
      {collapsed ? (
        <IconButton
          label="Search"
          keys={["mod", "K"]}
          tooltipSide="right"
          icon={<Search />}
          className="w-9"
          onClick={onSearch}
        />
      ) : (
        <button
          type="button"
          onClick={onSearch}
          className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 text-ink-3 text-sm shadow-xs transition-colors hover:border-control hover:text-ink-2 pointer-coarse:h-11"
        >
          <Search aria-hidden="true" className="size-4" />
          Search…
          <Kbd keys={["mod", "K"]} className="ml-auto pointer-coarse:hidden" />
        </button>
      )}
      <nav aria-label="Areas" className="flex min-h-0 flex-1 flex-col justify-between gap-4 overflow-y-auto">
        {list(areaNavigation)}
        {list(footNavigation)}
      </nav>
      <div
        className={cn(
          "flex gap-1 border-line border-t pt-2.5",
          collapsed ? "w-full flex-col items-center" : "items-center",
        )}
      >
        <UserMenu compact={collapsed} onShowShortcuts={onShowShortcuts} />
        <NotificationBell side="right" />
        <LiveIndicator />
        {onToggle === undefined ? null : (
          <IconButton
            label={collapsed ? "Expand the side bar" : "Collapse the side bar"}
            keys={["["]}
            tooltipSide="right"
            aria-expanded={!collapsed}
            icon={<PanelLeft className="text-ink-3" />}
            onClick={onToggle}
          />
        )}
      </div>
    </div>
  );
}
