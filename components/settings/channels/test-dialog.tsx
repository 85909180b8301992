"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { formatDuration } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { testChannel } from "@/lib/kernel/notifications/notification-queries";
import type { ChannelJson, ChannelTestJson } from "@/lib/kernel/notifications/notification-schemas";

function TestAnswer({ ok, responseStatus, responseBody, errorMessage, durationMs }: ChannelTestJson) {
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-start gap-2 text-sm">
        <Icon
          aria-hidden="true"
          className={ok ? "mt-0.5 size-4 shrink-0 text-success-text" : "mt-0.5 size-4 shrink-0 text-danger-text"}
        />
        <span>
          {ok ? "It arrived." : (errorMessage ?? "It did not arrive.")}{" "}
          <span className="text-ink-3">
            {responseStatus === null ? "" : `Answer ${responseStatus} `}after {formatDuration(durationMs)}
          </span>
        </span>
      </p>
      {responseBody === null || responseBody === "" ? null : (
        <pre className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-3 font-mono text-xs">
          {responseBody}
        </pre>
      )}
    </div>
  );
}

/** Sends a test while it opens, and shows what came back. */
export function TestDialog({ channel, onClose }: { channel: ChannelJson; onClose: () => void }) {
  const test = useQuery({
    queryKey: ["channel_tests", channel.id],
    queryFn: () => testChannel(channel.id),
    // Each opening sends one message, never more.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={`Test of “${channel.name}”`}>
        <DialogBody aria-live="polite">
          {test.data !== undefined ? <TestAnswer {...test.data} /> : null}
          {test.isError ? <ErrorNote error={test.error} /> : null}
          {test.isFetching ? (
            <p className="flex items-center gap-2 text-ink-2 text-sm">
              <Spinner /> Sending…
            </p>
          ) : null}
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => void test.refetch()} disabled={test.isFetching}>
            Send again
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
