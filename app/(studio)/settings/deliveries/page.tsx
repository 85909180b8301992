import type { Metadata } from "next";
import { DeliveriesPage } from "@/components/settings/channels/deliveries-page";

export const metadata: Metadata = { title: "Delivery log" };

export default function Deliveries() {
  return <DeliveriesPage />;
}
