import type { Metadata } from "next";
import { MailPage } from "@/components/settings/mail-page";

export const metadata: Metadata = { title: "Mail" };

export default function Mail() {
  return <MailPage />;
}
