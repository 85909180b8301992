import type { Metadata } from "next";
import { DesignsPage } from "@/components/designs/list/designs-page";

export const metadata: Metadata = { title: "Designs" };

export default function Designs() {
  return <DesignsPage />;
}
