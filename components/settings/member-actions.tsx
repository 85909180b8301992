"use client";

import { Ban, Ellipsis, RotateCcw, UserMinus } from "lucide-react";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { showError, showSuccess, showUndo } from "@/components/ui/toast";
import { askAuth } from "@/lib/kernel/auth/client";
import { api } from "@/lib/kernel/client/api";
import type { Member } from "./settings-queries";

/** Suspend, activate, remove. */
export function MemberActions({ member, onChanged }: { member: Member; onChanged: () => Promise<void> }) {
  const { organization, role } = useStudio();
  const confirm = useConfirm();
  if (member.role === "owner" && role !== "owner") return null;

  const setStatus = async (status: "active" | "suspended") => {
    await api.PATCH("/members/{id}", { params: { path: { id: member.id } }, body: { status } });
    await onChanged();
  };
  const suspend = async () => {
    try {
      await setStatus("suspended");
      showUndo({
        title: `${member.name} is suspended`,
        description: "Sessions and API keys no longer open this organization.",
        undo: () => setStatus("active"),
      });
    } catch (cause) {
      showError(`Could not suspend ${member.name}`, cause);
    }
  };
  const activate = async () => {
    try {
      await setStatus("active");
      showSuccess(`${member.name} is active again`);
    } catch (cause) {
      showError(`Could not activate ${member.name}`, cause);
    }
  };
  const remove = async () => {
    const agreed = await confirm({
      title: `Remove ${member.name} from ${organization.name}?`,
      description:
        "Access and API keys end at once. What the person made stays. To bring the person back, send a new invitation.",
      confirmLabel: "Remove member",
      danger: true,
    });
    if (!agreed) return;
    try {
      await askAuth((client) => client.organization.removeMember({ memberIdOrEmail: member.id }));
      await onChanged();
      showSuccess(`${member.name} was removed`);
    } catch (cause) {
      showError(`Could not remove ${member.name}`, cause);
    }
  };

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Actions for ${member.name}`}
        className={cn(buttonStyles({ variant: "ghost", size: "sm" }), "w-7 px-0 pointer-coarse:w-9")}
      >
        <Ellipsis />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {member.status === "suspended" ? (
          <DropdownMenuItem onSelect={() => void activate()}>
            <RotateCcw />
            Activate
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem onSelect={() => void suspend()}>
            <Ban />
            Suspend
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={() => void remove()}>
          <UserMinus />
          Remove…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
