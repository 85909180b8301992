import type { Metadata } from "next";
import { OrganizationNameCard } from "@/components/settings/organization-name-card";
import { OrganizationSettingsCards } from "@/components/settings/organization-settings-cards";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Organization" };

export default function OrganizationPage() {
  return (
    <Page width="normal">
      <PageHeader title="General" description="What holds for everybody in the organization." />
      <OrganizationNameCard />
      <OrganizationSettingsCards />
    </Page>
  );
}
