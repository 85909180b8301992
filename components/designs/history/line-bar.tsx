"use client";

import { Ellipsis, GitBranch, GitMerge, Network, PencilRuler, Plus } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import type { BranchJson } from "@/lib/designs/branch-schemas";

/** The value of the address's `line` for all lines together. */
export const allLines = "all";

/** Branches that the main line offers to merge at once; the others are in the dialog. */
const mostOffered = 3;

/** The line whose revisions are listed, and what can be done with it. */
export function LineBar({
  designId,
  branches,
  branch,
  isAll,
  editable,
  onLine,
  onNew,
  onMerge,
  onUpdate,
  onMergeAny,
  onRename,
  onDelete,
}: {
  designId: string;
  branches: readonly BranchJson[];
  /** Null: the main line. */
  branch: BranchJson | null;
  /** All lines are listed together. */
  isAll: boolean;
  editable: boolean;
  onLine: (branchId: string | null) => void;
  onNew: () => void;
  /** Into the main line. */
  onMerge: (branch: BranchJson) => void;
  /** From the main line. */
  onUpdate: (branch: BranchJson) => void;
  /** Asks which line is merged into which. */
  onMergeAny: () => void;
  onRename: (branch: BranchJson) => void;
  onDelete: (branch: BranchJson) => void;
}) {
  const waiting = branches.filter((each) => each.unmerged > 0);
  const saved = (each: BranchJson) =>
    each.unmerged === 0
      ? "Nothing to merge"
      : `${each.unmerged} ${each.unmerged === 1 ? "revision" : "revisions"} to merge`;
  return (
    <div className="flex flex-col gap-2 border-line border-b p-3">
      <div className="flex items-center gap-2">
        <Select
          aria-label="Line"
          value={isAll ? allLines : (branch?.id ?? "main")}
          onValueChange={(value) => onLine(value === "main" ? null : value)}
          options={[
            ...(branches.length === 0 ? [] : [{ value: allLines, label: "All lines", icon: <Network /> }]),
            { value: "main", label: "Main line", icon: <GitBranch /> },
            ...branches.map((each) => ({
              value: each.id,
              label: each.name,
              description: saved(each),
              icon: <GitBranch />,
            })),
          ]}
        />
        {branch === null ? null : <EditLink designId={designId} branch={branch} />}
        {editable && branch === null ? <IconButton label="Start a branch" icon={<Plus />} onClick={onNew} /> : null}
        {editable && branch === null && branches.length > 0 ? (
          <IconButton label="Merge lines" icon={<GitMerge />} onClick={onMergeAny} />
        ) : null}
        {editable && branch !== null ? (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <IconButton label={`Actions for ${branch.name}`} icon={<Ellipsis />} />
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem onSelect={() => onUpdate(branch)}>Bring in the main line</DropdownMenuItem>
              {branches.length > 1 ? (
                <DropdownMenuItem onSelect={onMergeAny}>Merge into another branch</DropdownMenuItem>
              ) : null}
              <DropdownMenuItem onSelect={() => onRename(branch)}>Rename</DropdownMenuItem>
              <DropdownMenuItem danger onSelect={() => onDelete(branch)}>
                Delete branch
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
        ) : null}
      </div>
      {editable && branch !== null ? (
        <Button icon={<GitMerge />} disabled={branch.unmerged === 0} onClick={() => onMerge(branch)}>
          {branch.unmerged === 0 ? "Nothing to merge" : "Merge into the main line"}
        </Button>
      ) : null}
      {editable && branch === null
        ? waiting.slice(0, mostOffered).map((each) => (
            <Button key={each.id} size="sm" icon={<GitMerge />} onClick={() => onMerge(each)}>
              <span className="truncate">
                Merge “{each.name}” ({each.unmerged})
              </span>
            </Button>
          ))
        : null}
    </div>
  );
}

function EditLink({ designId, branch }: { designId: string; branch: BranchJson }) {
  const label = `Edit ${branch.name}`;
  return (
    <Button asChild variant="ghost" className="w-8 px-0">
      <Link href={`/designs/${designId}/edit?branch=${branch.id}` as Route} aria-label={label} title={label}>
        <PencilRuler />
      </Link>
    </Button>
  );
}
