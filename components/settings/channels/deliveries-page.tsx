"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useKeysetList } from "@/components/ui/keyset-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { StatusBadge, statusLabel } from "@/components/ui/status-badge";
import { useWasTrue } from "@/components/ui/use-was-true";
import {
  channelsQuery,
  fetchEvents,
  notificationKeys,
  notificationTypeLabels,
} from "@/lib/kernel/notifications/notification-queries";
import type { DispatchStatus, EventJson } from "@/lib/kernel/notifications/notification-schemas";

const EventSheet = dynamic(() => import("./event-sheet").then((module) => module.EventSheet), { ssr: false });

const statuses = ["queued", "retrying", "sent", "failed"] as const satisfies readonly DispatchStatus[];
const all = "all";

const statusOptions = [
  { value: all, label: "All states" },
  ...statuses.map((status) => ({ value: status, label: statusLabel(status) })),
];

/** How many channels were told; an event without any is done at once. */
const countChannels = ({ channelTargets: { length } }: EventJson) =>
  length === 0 ? "No channel" : length === 1 ? "1 channel" : `${length} channels`;

type LogAddress = "/settings/deliveries" | `/settings/deliveries?${string}`;

/** The filter as the address of the page has it. */
function useLogFilter() {
  const router = useRouter();
  const parameters = useSearchParams();
  const status = statuses.find((known) => known === parameters.get("status"));
  const channelId = parameters.get("channel") ?? undefined;
  const hrefWith = (changed: Readonly<Record<string, string | null>>): LogAddress => {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(changed)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const query = next.toString();
    return query === "" ? "/settings/deliveries" : `/settings/deliveries?${query}`;
  };
  return {
    filter: { status, channelId },
    selected: parameters.get("event"),
    hrefWith,
    change: (changed: Readonly<Record<string, string | null>>) => router.replace(hrefWith(changed), { scroll: false }),
  };
}

/** What was sent to the channels, what waits, and what failed. */
export function DeliveriesPage() {
  const { filter, selected, hrefWith, change } = useLogFilter();
  const sheetUsed = useWasTrue(selected !== null);
  const channels = useQuery(channelsQuery);
  const events = useKeysetList({
    queryKey: notificationKeys.events(filter),
    fetchPage: (page) => fetchEvents(filter, page),
  });
  const columns: DataColumn<EventJson>[] = [
    {
      id: "event",
      header: "Event",
      width: "minmax(0,1fr)",
      cell: (event) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{event.title}</span>
          <span className="truncate text-ink-3 text-xs">
            {notificationTypeLabels[event.type].label} · {countChannels(event)}
          </span>
        </span>
      ),
    },
    {
      id: "created",
      header: "Happened",
      width: "7rem",
      wideOnly: true,
      cell: (event) => <RelativeTime value={event.createdAt} className="text-ink-2 text-xs" />,
    },
    { id: "status", header: "Status", width: "6rem", cell: (event) => <StatusBadge status={event.dispatchStatus} /> },
  ];
  const channelOptions = [
    { value: all, label: "All channels" },
    ...(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const isFiltered = filter.status !== undefined || filter.channelId !== undefined;
  return (
    <Page width="normal">
      <PageHeader title="Delivery log" description="What channels were told, with every attempt and its answer." />
      <div className="mb-3 flex flex-wrap gap-2">
        <Select
          aria-label="Channel"
          value={filter.channelId ?? all}
          onValueChange={(id) => change({ channel: id === all ? null : id })}
          options={channelOptions}
          className="w-48"
        />
        <Select
          aria-label="Status"
          value={filter.status ?? all}
          onValueChange={(status) => change({ status: status === all ? null : status })}
          options={statusOptions}
          className="w-36"
        />
      </div>
      <Card>
        <DataTable
          list={events}
          columns={columns}
          rowKey={(event) => event.id}
          rowHref={(event) => hrefWith({ event: event.id })}
          rowHeight={52}
          aria-label="Events"
          errorTitle="The delivery log could not be loaded"
          empty={
            <EmptyState
              icon={<Send />}
              title={isFiltered ? "Nothing fits" : "Nothing sent yet"}
              description={
                isFiltered
                  ? "Choose another channel or state."
                  : "Once something happens that channels are told of, it is here."
              }
            />
          }
        />
      </Card>
      {sheetUsed ? <EventSheet id={selected} onClose={() => change({ event: null })} /> : null}
    </Page>
  );
}
