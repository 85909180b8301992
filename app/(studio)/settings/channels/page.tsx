import type { Metadata } from "next";
import { ChannelsPage } from "@/components/settings/channels/channels-page";

export const metadata: Metadata = { title: "Channels" };

export default function Channels() {
  return <ChannelsPage />;
}
