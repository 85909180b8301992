import type { Metadata } from "next";
import { PreferencesPage } from "@/components/notifications/preferences-page";

export const metadata: Metadata = { title: "Notification preferences" };

export default function NotificationPreferences() {
  return <PreferencesPage />;
}
