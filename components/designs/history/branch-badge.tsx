"use client";

import { useQuery } from "@tanstack/react-query";
import { GitBranch } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useUrlState } from "@/components/designs/use-url-state";
import { badgeStyles } from "@/components/ui/badge";
import { branchesQuery } from "@/lib/designs/history-queries";

/** Names the branch that the address says is in work, and leads to its history; nothing on the main line. */
export function BranchBadge({ designId }: { designId: string }) {
  const branchId = useUrlState().read("branch");
  const branches = useQuery({ ...branchesQuery(designId), enabled: branchId !== null });
  const branch = branches.data?.find((each) => each.id === branchId);
  if (branchId === null || branch === undefined) return null;
  return (
    <Link
      href={`/designs/${designId}/history?line=${branch.id}` as Route}
      className={badgeStyles({ tone: "accent", className: "max-w-40" })}
      title="History of this branch"
    >
      <GitBranch aria-hidden="true" className="shrink-0" />
      <span className="truncate">{branch.name}</span>
    </Link>
  );
}
