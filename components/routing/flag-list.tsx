"use client";

import { History, PencilLine, Trash2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import type { RoutingFlagJson } from "@/lib/designs/routing-queries";
import { describeScope, describeShare, routeNames, scopes } from "./describe-flag";

export interface FlagActions {
  onToggle: (flag: RoutingFlagJson) => void;
  onEdit: (flag: RoutingFlagJson) => void;
  onHistory: (flag: RoutingFlagJson) => void;
  onDelete: (flag: RoutingFlagJson) => void;
}

function FlagRow({ flag, editable, actions }: { flag: RoutingFlagJson; editable: boolean; actions: FlagActions }) {
  const name = describeScope(flag);
  const isDeleted = flag.deletedAt !== null;
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium text-sm">{flag.scopeName ?? flag.scopeId}</span>
          <Badge tone={flag.routeMode === "legacy" ? "warning" : "accent"}>{routeNames[flag.routeMode]}</Badge>
          {isDeleted ? <Badge tone="outline">Deleted</Badge> : null}
        </p>
        <p className="text-ink-3 text-xs">
          {flag.enabled ? describeShare(flag.rolloutPercent) : "Off"}, changed <RelativeTime value={flag.updatedAt} />
        </p>
      </div>
      <div className="flex items-center gap-1">
        {isDeleted ? null : (
          <span className="mr-2 flex">
            <Switch
              aria-label={`${name} is on`}
              checked={flag.enabled}
              disabled={!editable}
              onCheckedChange={() => actions.onToggle(flag)}
            />
          </span>
        )}
        <IconButton size="sm" label={`History of ${name}`} icon={<History />} onClick={() => actions.onHistory(flag)} />
        {editable && !isDeleted ? (
          <>
            <IconButton size="sm" label={`Change ${name}`} icon={<PencilLine />} onClick={() => actions.onEdit(flag)} />
            <IconButton size="sm" label={`Delete ${name}`} icon={<Trash2 />} onClick={() => actions.onDelete(flag)} />
          </>
        ) : null}
      </div>
    </li>
  );
}

/** The flags in the order they are asked. */
export function FlagList({
  flags,
  editable,
  actions,
}: {
  flags: readonly RoutingFlagJson[];
  editable: boolean;
  actions: FlagActions;
}) {
  return (
    <ol className="flex flex-col gap-3" aria-label="Flags by priority">
      {scopes.map((scope, index) => {
        const own = flags.filter((flag) => flag.scopeType === scope.type);
        return (
          <li key={scope.type}>
            <Card>
              <CardHeader title={`${index + 1}. ${scope.label}`} description={scope.hint} />
              {own.length === 0 ? (
                <p className="border-line border-t px-4 py-2.5 text-ink-3 text-sm">No flag.</p>
              ) : (
                <ul className="divide-y divide-line border-line border-t">
                  {own.map((flag) => (
                    <FlagRow key={flag.id} flag={flag} editable={editable} actions={actions} />
                  ))}
                </ul>
              )}
            </Card>
          </li>
        );
      })}
    </ol>
  );
}
