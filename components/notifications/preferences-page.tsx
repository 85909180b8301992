"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Page } from "@/components/shell/page";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError } from "@/components/ui/toast";
import { notificationKeys, preferencesQuery, savePreferences } from "@/lib/kernel/notifications/notification-queries";
import type { PreferencesInput, PreferencesJson } from "@/lib/kernel/notifications/notification-schemas";
import { QuietHoursFields } from "./quiet-hours-fields";
import { TypePreferences } from "./type-preferences";

/** What the preferences are once a change is saved. */
function withChange(before: PreferencesJson, { types, timeZone, quietHours }: PreferencesInput): PreferencesJson {
  const chosen = Object.entries(types).flatMap(([type, wish]) => (wish === undefined ? [] : [[type, wish] as const]));
  return {
    types: { ...before.types, ...Object.fromEntries(chosen) },
    timeZone: timeZone ?? before.timeZone,
    quietHours: quietHours === undefined ? before.quietHours : quietHours,
  };
}

/** Shows a change at once and saves it; what the server refuses is taken back. */
function useSavePreferences(): (change: PreferencesInput) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: savePreferences,
    // One after the other, so that an earlier answer never hides a later change.
    scope: { id: "notification-preferences" },
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: notificationKeys.preferences });
      client.setQueryData<PreferencesJson>(
        notificationKeys.preferences,
        (before) => before && withChange(before, change),
      );
    },
    onError: (cause) => {
      showError("Could not save this", cause);
      void client.invalidateQueries({ queryKey: notificationKeys.preferences });
    },
  });
  return mutate;
}

/** How the person is told in this organization: a row a type, and when mail may come. */
export function PreferencesPage() {
  const preferences = useQuery(preferencesQuery);
  const save = useSavePreferences();
  const { data } = preferences;
  return (
    <Page width="normal">
      <PageHeader
        title="Notifications"
        description="How you are told of what happens in this organization. Only you see this."
      />
      {data === undefined ? (
        <Card>
          {preferences.isError ? (
            <ErrorState
              title="The preferences could not be loaded"
              error={preferences.error}
              onRetry={() => void preferences.refetch()}
            />
          ) : (
            <SkeletonRows count={10} />
          )}
        </Card>
      ) : (
        <>
          <Card>
            <CardHeader
              title="What and where"
              description="In the studio it stands behind the bell. Mail comes at once, or as a summary at eight in the morning, weekly on Mondays."
            />
            <TypePreferences types={data.types} onChange={(type, wish) => save({ types: { [type]: wish } })} />
          </Card>
          <Card>
            <CardHeader
              title="Time"
              description="Mail that falls into your quiet hours leaves when they end. The bell is silent anyway."
            />
            <CardBody>
              <QuietHoursFields
                key={`${data.quietHours?.from} ${data.quietHours?.to}`}
                timeZone={data.timeZone}
                quietHours={data.quietHours}
                onChange={(change) => save({ types: {}, ...change })}
              />
            </CardBody>
          </Card>
        </>
      )}
    </Page>
  );
}
