import type { Metadata } from "next";
import { CollectionsSettingsPage } from "@/components/settings/collections/collections-settings-page";

export const metadata: Metadata = { title: "Collection settings" };

export default function CollectionSettings() {
  return <CollectionsSettingsPage />;
}
