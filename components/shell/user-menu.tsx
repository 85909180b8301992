"use client";

import { Keyboard, LogOut, Monitor, Moon, Sun, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { showError } from "@/components/ui/toast";
import { signOut } from "./session-channel";
import { useStudio } from "./studio-context";

const themes = [
  { value: "system", label: "As the system", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** The person's own things: profile, theme, shortcuts, sign-out. */
export function UserMenu({ compact = false, onShowShortcuts }: { compact?: boolean; onShowShortcuts: () => void }) {
  const { user } = useStudio();
  const { theme, setTheme } = useTheme();
  const router = useRouter();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${user.name}`}
        className={cn(
          "flex h-9 min-w-0 items-center gap-2 rounded-md text-left transition-colors hover:bg-hover data-[state=open]:bg-hover pointer-coarse:h-11",
          compact ? "w-9 justify-center" : "flex-1 px-2",
        )}
      >
        <Avatar name={user.name} size="sm" />
        {compact ? null : <span className="min-w-0 flex-1 truncate text-ink-2 text-sm">{user.name}</span>}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" className="w-60">
        <div className="px-2 pt-1.5 pb-2">
          <p className="truncate font-medium text-sm">{user.name}</p>
          <p className="truncate text-ink-3 text-xs">{user.email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => router.push("/settings/profile")}>
          <User />
          Profile
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={onShowShortcuts} keys={["?"]}>
          <Keyboard />
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
          {themes.map(({ value, label, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              <Icon />
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem
          onSelect={() => void signOut().catch((cause: unknown) => showError("Could not sign out", cause))}
        >
          <LogOut />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
