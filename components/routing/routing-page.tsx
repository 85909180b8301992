"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useUrlState } from "@/components/designs/use-url-state";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type RoutingFlagJson, routeQuery, routingFlagsQuery } from "@/lib/designs/routing-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import type { PendingChange } from "./confirm-change-dialog";
import { describeScope } from "./describe-flag";
import { type FlagActions, FlagList } from "./flag-list";
import { RouteProbe } from "./route-probe";

const FlagDialog = dynamic(() => import("./flag-dialog").then((module) => module.FlagDialog), { ssr: false });
const FlagHistory = dynamic(() => import("./flag-history").then((module) => module.FlagHistory), { ssr: false });
const ConfirmChangeDialog = dynamic(
  () => import("./confirm-change-dialog").then((module) => module.ConfirmChangeDialog),
  { ssr: false },
);

function toggleOf(flag: RoutingFlagJson): PendingChange {
  const verb = flag.enabled ? "off" : "on";
  return {
    change: { flagId: flag.id, enabled: !flag.enabled },
    title: `Turn the flag ${verb}?`,
    description: describeScope(flag),
    confirmLabel: `Turn ${verb}`,
    done: `The flag is ${verb}`,
  };
}

function deletionOf(flag: RoutingFlagJson): PendingChange {
  return {
    change: { flagId: flag.id, deleted: true },
    title: "Delete the flag?",
    description: `${describeScope(flag)}. Its history stays, and it can be rolled back.`,
    confirmLabel: "Delete flag",
    done: "The flag is deleted",
    danger: true,
  };
}

/** Routing flags: who renders what, what a change would do, and the way back. */
export function RoutingPage() {
  const { role } = useStudio();
  const { read, write } = useUrlState();
  const editable = roleAllows(role, "routing:write");
  const showsDeleted = read("deleted") === "1";
  const flags = useQuery(routingFlagsQuery(showsDeleted));
  const environment = useQuery(routeQuery({})).data?.environment;
  const [pending, setPending] = useState<PendingChange | null>(null);
  const [editing, setEditing] = useState<RoutingFlagJson | null>(null);
  const newStyle = read("new");
  const history = flags.data?.find((flag) => flag.id === read("flag"));

  const actions: FlagActions = {
    onToggle: (flag) => setPending(toggleOf(flag)),
    onEdit: setEditing,
    onHistory: (flag) => write({ flag: flag.id }),
    onDelete: (flag) => setPending(deletionOf(flag)),
  };

  return (
    <Page>
      <PageHeader
        title="Routing"
        description="Who renders a design: the studio or its legacy provider. Flags are asked in this order, and the first that answers decides."
        actions={
          <>
            <Button
              variant="ghost"
              icon={<Trash2 />}
              aria-pressed={showsDeleted}
              onClick={() => write({ deleted: showsDeleted ? null : "1", flag: null })}
            >
              {showsDeleted ? "Back to flags" : "Deleted"}
            </Button>
            {editable ? (
              <Button variant="primary" icon={<Plus />} onClick={() => write({ new: "1" })}>
                New flag
              </Button>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {flags.data === undefined ? (
          flags.error === null ? (
            <SkeletonRows label="Loading flags" />
          ) : (
            <ErrorState
              error={flags.error}
              title="The flags could not be loaded"
              onRetry={() => void flags.refetch()}
            />
          )
        ) : (
          <FlagList flags={flags.data} editable={editable} actions={actions} />
        )}
        <RouteProbe
          flags={flags.data ?? []}
          designId={read("design") ?? undefined}
          personId={read("person") ?? undefined}
          onChange={write}
        />
      </div>
      {history === undefined ? null : (
        <FlagHistory flag={history} editable={editable} onRollBack={setPending} onClose={() => write({ flag: null })} />
      )}
      {editable && environment !== undefined && (editing !== null || newStyle !== null) ? (
        <FlagDialog
          flag={editing ?? undefined}
          environment={environment}
          styleId={newStyle === null || newStyle === "1" ? undefined : newStyle}
          onClose={() => {
            setEditing(null);
            write({ new: null });
          }}
        />
      ) : null}
      {pending === null ? null : <ConfirmChangeDialog pending={pending} onClose={() => setPending(null)} />}
    </Page>
  );
}
