"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { showError } from "@/components/ui/toast";
import { switchOrganization } from "./session-channel";
import { useStudio } from "./studio-context";

/** Which organization one works in, and the way to another. */
export function OrganizationSwitcher({ compact = false, onCreate }: { compact?: boolean; onCreate: () => void }) {
  const { organization, organizations } = useStudio();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Organization: ${organization.name}`}
        className={cn(
          "flex h-9 min-w-0 items-center gap-2 rounded-md text-left transition-colors hover:bg-hover data-[state=open]:bg-hover pointer-coarse:h-11",
          compact ? "w-9 justify-center" : "w-full px-2",
        )}
      >
        <Avatar name={organization.name} shape="square" size="sm" />
        {compact ? null : (
          <>
            <span className="min-w-0 flex-1 truncate font-semibold text-sm">{organization.name}</span>
            <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        {organizations.map((candidate) => (
          <DropdownMenuItem
            key={candidate.id}
            className="pr-8"
            onSelect={() => {
              if (candidate.id === organization.id) return;
              switchOrganization(candidate.id).catch((cause: unknown) =>
                showError("Could not switch the organization", cause),
              );
            }}
          >
            <Avatar name={candidate.name} shape="square" size="xs" />
            <span className="truncate">{candidate.name}</span>
            {candidate.id === organization.id ? (
              <Check aria-label="Current" className="absolute right-2 text-accent-text!" />
            ) : null}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onCreate}>
          <Plus />
          Create an organization…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
