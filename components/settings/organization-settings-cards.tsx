"use client";

import { useQuery } from "@tanstack/react-query";
import { useStudio } from "@/components/shell/studio-context";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { CatalogueCard } from "./catalogue-card";
import { RegionCard } from "./region-card";
import { RetentionCard } from "./retention-card";
import { settingsQuery } from "./settings-queries";
import { UploadTypesCard } from "./upload-types-card";

/** What is set for the whole organization. */
export function OrganizationSettingsCards() {
  const { role } = useStudio();
  const settings = useQuery(settingsQuery);
  const editable = roleAllows(role, "settings:write");
  if (settings.isPending) {
    return (
      <Card>
        <SkeletonRows count={3} label="Loading settings" />
      </Card>
    );
  }
  if (settings.isError) {
    return (
      <Card>
        <ErrorState
          error={settings.error}
          title="The settings could not be loaded"
          onRetry={() => void settings.refetch()}
        />
      </Card>
    );
  }
  return (
    <>
      <CatalogueCard settings={settings.data} editable={editable} />
      <RegionCard settings={settings.data} editable={editable} />
      <RetentionCard settings={settings.data} editable={editable} />
      <UploadTypesCard settings={settings.data} editable={editable} />
    </>
  );
}
