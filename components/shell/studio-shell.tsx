"use client";

import { Bell, Building2, Keyboard, LogOut, Menu, Monitor, Moon, Search, Sun } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { LogoMark } from "@/components/ui/logo";
import { showError } from "@/components/ui/toast";
import { type Command, useCommands } from "./commands";
import { keepSidebar } from "./keep-sidebar";
import { LiveUpdates } from "./live-updates";
import { areaNavigation, footNavigation, visibleActions, visibleNavigation } from "./navigation";
import { followSessionChanges, signOut } from "./session-channel";
import { type Shortcut, useShortcutListener, useShortcuts } from "./shortcuts";
import { Sidebar } from "./sidebar";
import { type Studio, StudioProvider } from "./studio-context";

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
});
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  ssr: false,
});
const CreateOrganizationDialog = dynamic(
  () => import("./create-organization-dialog").then((module) => module.CreateOrganizationDialog),
  { ssr: false },
);

const NavigationDrawer = dynamic(() => import("./navigation-drawer").then((module) => module.NavigationDrawer), {
  ssr: false,
});

/** Opens at first use, so that its code is loaded only then, and stays mounted to close with its animation. */
function useLazyDialog() {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  useEffect(() => {
    if (open) setUsed(true);
  }, [open]);
  return { open, setOpen, mounted: open || used };
}

export interface StudioShellProps {
  studio: Studio;
  /** How the side bar was left, from its cookie, so that nothing jumps. */
  collapsed: boolean;
  children: ReactNode;
}

/** The frame of the studio: side bar, drawer on a phone, palette, shortcuts, live updates. */
export function StudioShell({ studio, collapsed: initiallyCollapsed, children }: StudioShellProps) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);
  const drawer = useLazyDialog();
  const palette = useLazyDialog();
  const shortcuts = useLazyDialog();
  const creation = useLazyDialog();
  const router = useRouter();
  const { setTheme } = useTheme();

  const toggle = () => {
    setCollapsed(!collapsed);
    keepSidebar(!collapsed);
  };
  const places = visibleNavigation([...areaNavigation, ...footNavigation], studio.role);
  const commands: Command[] = [
    ...places.map((item) => ({
      id: `go-${item.id}`,
      label: item.label,
      group: "Go to",
      icon: item.icon,
      keywords: item.keywords,
      keys: item.shortcut,
      run: () => router.push(item.href),
    })),
    ...visibleActions(places, studio.role).map((action) => ({
      id: action.id,
      label: action.label,
      group: "Actions",
      icon: action.icon,
      run: () => router.push(action.href),
    })),
    {
      id: "go-notifications",
      label: "Notifications",
      group: "Go to",
      icon: Bell,
      keywords: ["inbox", "unread", "messages"],
      keys: ["g", "n"],
      run: () => router.push("/notifications"),
    },
    {
      id: "theme-light",
      label: "Use the light theme",
      group: "Actions",
      icon: Sun,
      keywords: ["appearance"],
      run: () => setTheme("light"),
    },
    {
      id: "theme-dark",
      label: "Use the dark theme",
      group: "Actions",
      icon: Moon,
      keywords: ["appearance"],
      run: () => setTheme("dark"),
    },
    {
      id: "theme-system",
      label: "Use the system's theme",
      group: "Actions",
      icon: Monitor,
      keywords: ["appearance"],
      run: () => setTheme("system"),
    },
    {
      id: "create-organization",
      label: "Create an organization…",
      group: "Actions",
      icon: Building2,
      run: () => creation.setOpen(true),
    },
    {
      id: "shortcuts",
      label: "Keyboard shortcuts",
      group: "Actions",
      icon: Keyboard,
      keys: ["?"],
      run: () => shortcuts.setOpen(true),
    },
    {
      id: "sign-out",
      label: "Sign out",
      group: "Actions",
      icon: LogOut,
      run: () => void signOut().catch((cause: unknown) => showError("Could not sign out", cause)),
    },
  ];
  const keys: Shortcut[] = [
    {
      keys: ["mod", "k"],
      label: "Search and commands",
      group: "Anywhere",
      whileTyping: true,
      run: () => palette.setOpen(!palette.open),
    },
    { keys: ["?"], label: "Keyboard shortcuts", group: "Anywhere", run: () => shortcuts.setOpen(true) },
    { keys: ["["], label: "Collapse or expand the side bar", group: "Anywhere", run: toggle },
    {
      keys: ["g", "n"],
      sequence: true,
      label: "Go to Notifications",
      group: "Go to",
      run: () => router.push("/notifications"),
    },
    ...places.map((item) => ({
      keys: item.shortcut,
      sequence: true,
      label: `Go to ${item.label}`,
      group: "Go to",
      run: () => router.push(item.href),
    })),
  ];
  useCommands(commands);
  useShortcuts(keys);
  useShortcutListener();
  useEffect(followSessionChanges, []);

  const sidebar = {
    onSearch: () => palette.setOpen(true),
    onCreateOrganization: () => creation.setOpen(true),
    onShowShortcuts: () => shortcuts.setOpen(true),
  };
  return (
    <StudioProvider studio={studio}>
      <LiveUpdates />
      <a
        href="#main"
        className="sr-only z-80 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <div
        className={cn(
          "min-h-dvh md:grid",
          collapsed ? "md:grid-cols-[3.25rem_minmax(0,1fr)]" : "md:grid-cols-[14.5rem_minmax(0,1fr)]",
        )}
      >
        <div className="sticky top-0 h-dvh border-line border-r bg-canvas max-md:hidden">
          <Sidebar collapsed={collapsed} onToggle={toggle} {...sidebar} />
        </div>
        <div className="flex min-h-dvh min-w-0 flex-col bg-surface">
          <header className="sticky top-0 z-20 flex h-13 items-center gap-1 border-line border-b bg-surface/90 px-2 backdrop-blur-sm md:hidden">
            <IconButton label="Navigation" icon={<Menu />} onClick={() => drawer.setOpen(true)} />
            <LogoMark className="ml-1 size-5" />
            <span className="ml-1.5 min-w-0 flex-1 truncate font-semibold text-sm">{studio.organization.name}</span>
            <NotificationBell side="bottom" />
            <IconButton label="Search" icon={<Search />} onClick={() => palette.setOpen(true)} />
          </header>
          <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            {children}
          </main>
        </div>
      </div>
      {drawer.mounted ? <NavigationDrawer open={drawer.open} onOpenChange={drawer.setOpen} {...sidebar} /> : null}
      {palette.mounted ? <CommandPalette open={palette.open} onOpenChange={palette.setOpen} /> : null}
      {shortcuts.mounted ? <ShortcutsDialog open={shortcuts.open} onOpenChange={shortcuts.setOpen} /> : null}
      {creation.mounted ? <CreateOrganizationDialog open={creation.open} onOpenChange={creation.setOpen} /> : null}
    </StudioProvider>
  );
}
