import type { Metadata } from "next";
import { LegacyPage } from "@/components/routing/legacy/legacy-page";

export const metadata: Metadata = { title: "Legacy designs" };

export default function Legacy() {
  return <LegacyPage />;
}
