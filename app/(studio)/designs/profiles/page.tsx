import type { Metadata } from "next";
import { ProfilesPage } from "@/components/designs/profiles/profiles-page";

export const metadata: Metadata = { title: "Profiles" };

export default function Profiles() {
  return <ProfilesPage />;
}
