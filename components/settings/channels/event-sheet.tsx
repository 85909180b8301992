"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { deliveriesQuery, eventQuery, redeliverEvent } from "@/lib/kernel/notifications/notification-queries";
import type { DeliveryJson, EventDetailJson } from "@/lib/kernel/notifications/notification-schemas";
import { DeliveryItem } from "./delivery-item";

function Deliveries({ event }: { event: EventDetailJson }) {
  const { role } = useStudio();
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);
  const deliveries = useQuery(deliveriesQuery(event.id));
  const redeliver = async ({ id, channelId, channelName }: DeliveryJson) => {
    setPending(id);
    try {
      await redeliverEvent(event.id, channelId);
      showSuccess(`Sent to “${channelName}” again`);
    } catch (cause) {
      showError("Could not send it again", cause);
    } finally {
      setPending(null);
      await client.invalidateQueries({ queryKey: ["notification_events"] });
    }
  };
  if (deliveries.data === undefined) {
    return deliveries.isError ? (
      <ErrorState error={deliveries.error} title="The deliveries could not be loaded" />
    ) : (
      <SkeletonRows label="Loading deliveries" />
    );
  }
  if (deliveries.data.length === 0)
    return <p className="px-5 text-ink-2 text-sm">No channel was to be told of this when it happened.</p>;
  return (
    <ul aria-label="Deliveries" className="flex flex-col gap-3 px-5">
      {deliveries.data.map((delivery) => (
        <DeliveryItem
          key={delivery.id}
          delivery={delivery}
          action={
            roleAllows(role, "channels:write") && (delivery.status === "sent" || delivery.status === "failed") ? (
              <Button size="sm" loading={pending === delivery.id} onClick={() => void redeliver(delivery)}>
                Send again
              </Button>
            ) : null
          }
        />
      ))}
    </ul>
  );
}

function EventDetails({ id }: { id: string }) {
  const event = useQuery(eventQuery(id));
  if (event.data === undefined) {
    return event.isError ? (
      <ErrorState error={event.error} title="The event could not be loaded" onRetry={() => void event.refetch()} />
    ) : (
      <SkeletonRows label="Loading the event" />
    );
  }
  const { title, payloadSummary, createdAt, payload } = event.data;
  const text = JSON.stringify(payload, null, 2);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto pb-6">
      <div className="flex flex-col gap-1 px-5">
        <p className="font-medium">{title}</p>
        <p className="text-ink-2 text-sm">{payloadSummary.summary}</p>
        <RelativeTime value={createdAt} className="text-ink-3 text-xs" />
      </div>
      <section className="flex flex-col gap-2">
        <h3 className="px-5 font-medium text-sm">Deliveries</h3>
        <Deliveries event={event.data} />
      </section>
      <section className="flex flex-col gap-2 px-5">
        <div className="flex items-center justify-between">
          <h3 className="font-medium text-sm">Payload</h3>
          <CopyButton text={text} label="Copy payload" size="sm" />
        </div>
        <pre className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-3 font-mono text-xs">
          {text}
        </pre>
      </section>
    </div>
  );
}

/** One event beside the log: who was told, how it went, and what was sent. Closed while there is no `id`. */
export function EventSheet({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title="Event" className="w-[min(38rem,100vw)]">
        {id === null ? null : <EventDetails id={id} />}
      </SheetContent>
    </Sheet>
  );
}
