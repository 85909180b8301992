"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { settingsQuery } from "@/components/settings/settings-queries";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { LimitCard } from "./limit-card";

const DefaultsCard = dynamic(() => import("./defaults-card").then((module) => module.DefaultsCard), {
  ssr: false,
  loading: () => (
    <Card>
      <SkeletonRows count={8} label="Loading the defaults" />
    </Card>
  ),
});

/** What holds for all collections of the organization. */
export function CollectionsSettingsPage() {
  const { role } = useStudio();
  const settings = useQuery(settingsQuery);
  const editable = roleAllows(role, "settings:write");
  return (
    <Page width="normal">
      <PageHeader title="Collections" description="What holds for everything that is generated of your products." />
      {settings.data !== undefined ? (
        <>
          <LimitCard settings={settings.data} editable={editable} />
          <DefaultsCard settings={settings.data} editable={editable} />
        </>
      ) : settings.isError ? (
        <Card>
          <ErrorState
            error={settings.error}
            title="The settings could not be loaded"
            onRetry={() => void settings.refetch()}
          />
        </Card>
      ) : (
        <Card>
          <SkeletonRows count={6} label="Loading settings" />
        </Card>
      )}
    </Page>
  );
}
