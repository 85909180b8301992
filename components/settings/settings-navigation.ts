import {
  BellRing,
  Building2,
  Images,
  KeyRound,
  KeySquare,
  ListChecks,
  type LucideIcon,
  Mail,
  Megaphone,
  Send,
  Sparkles,
  UserRound,
  Users,
  Wand2,
} from "lucide-react";
import type { Route } from "next";
import type { Scope } from "@/lib/kernel/auth/permissions";

export interface SettingsItem {
  label: string;
  href: Route;
  icon: LucideIcon;
  scope?: Scope;
}

export interface SettingsGroup {
  label: string;
  items: readonly SettingsItem[];
}

/** Pages below `/settings`; who lacks the scope does not see the page. */
export const settingsNavigation: readonly SettingsGroup[] = [
  {
    label: "You",
    items: [
      { label: "Profile", href: "/settings/profile", icon: UserRound },
      { label: "Notifications", href: "/settings/notifications", icon: BellRing },
    ],
  },
  {
    label: "Organization",
    items: [
      { label: "General", href: "/settings/organization", icon: Building2 },
      { label: "Members", href: "/settings/members", icon: Users, scope: "members:read" },
      { label: "Collections", href: "/settings/collections", icon: Images, scope: "settings:read" },
      { label: "API keys", href: "/settings/api-keys", icon: KeyRound, scope: "api-keys:read" },
    ],
  },
  {
    label: "Integrations",
    items: [
      { label: "Credentials", href: "/settings/credentials", icon: KeySquare, scope: "credentials:read" },
      { label: "Channels", href: "/settings/channels", icon: Megaphone, scope: "channels:read" },
      { label: "AI models", href: "/settings/ai", icon: Sparkles, scope: "settings:read" },
    ],
  },
  {
    label: "Operations",
    items: [
      { label: "Generation", href: "/settings/generation", icon: Wand2, scope: "collections:read" },
      { label: "Jobs", href: "/settings/jobs", icon: ListChecks, scope: "engine:read" },
      { label: "Delivery log", href: "/settings/deliveries", icon: Send, scope: "channels:read" },
      { label: "Mail", href: "/settings/mail", icon: Mail, scope: "mail:read" },
    ],
  },
];
