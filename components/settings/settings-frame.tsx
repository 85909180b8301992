"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { type Command, useCommands } from "@/components/shell/commands";
import { isWithin } from "@/components/shell/navigation";
import { useStudio } from "@/components/shell/studio-context";
import { cn } from "@/components/ui/cn";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { settingsNavigation } from "./settings-navigation";

/** The settings' own navigation beside the page; above it, scrolling sideways, on a phone. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const path = usePathname();
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[href="${path}"]`)?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  const { role } = useStudio();
  const groups = settingsNavigation
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => item.scope === undefined || roleAllows(role, item.scope)),
    }))
    .filter((group) => group.items.length > 0);
  const commands: Command[] = groups.flatMap((group) =>
    group.items.map((item) => ({
      id: `settings-${item.href}`,
      label: item.label,
      group: "Settings",
      icon: item.icon,
      run: () => router.push(item.href),
    })),
  );
  useCommands(commands);
  return (
    <div className="mx-auto flex w-full max-w-300 flex-1 flex-col md:flex-row">
      <nav
        aria-label="Settings"
        className="shrink-0 max-md:relative max-md:overflow-x-auto max-md:border-line max-md:border-b md:sticky md:top-0 md:h-dvh md:w-48 md:overflow-y-auto md:py-6 md:pl-6 lg:w-52 lg:pl-8"
      >
        <ul ref={list} className="flex max-md:px-2 md:flex-col md:gap-5">
          {groups.map((group) => (
            <li key={group.label}>
              <h2 className="mb-1 px-2.5 font-medium text-ink-3 text-xs tracking-normal max-md:sr-only">
                {group.label}
              </h2>
              <ul className="flex md:flex-col md:gap-0.5">
                {group.items.map((item) => {
                  const current = isWithin(path, item.href);
                  return (
                    <li key={item.href}>
                      <Link
                        href={item.href}
                        aria-current={current ? "page" : undefined}
                        className={cn(
                          "flex items-center gap-2 whitespace-nowrap text-sm transition-colors max-md:h-11 max-md:border-transparent max-md:border-b-2 max-md:px-2.5 md:h-7.5 md:rounded-md md:px-2.5",
                          current
                            ? "font-medium text-ink max-md:border-accent-text md:bg-pressed"
                            : "text-ink-2 hover:text-ink md:hover:bg-hover",
                        )}
                      >
                        {item.label}
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
