import type { Metadata } from "next";
import { PasswordCard } from "@/components/settings/password-card";
import { ProfileCard } from "@/components/settings/profile-card";
import { SessionsCard } from "@/components/settings/sessions-card";
import { TwoFactorCard } from "@/components/settings/two-factor-card";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Profile" };

export default function ProfilePage() {
  return (
    <Page width="normal">
      <PageHeader title="Profile" description="Your account, in all organizations." />
      <ProfileCard />
      <PasswordCard />
      <TwoFactorCard />
      <SessionsCard />
    </Page>
  );
}
