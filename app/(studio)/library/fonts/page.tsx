import type { Metadata } from "next";
import { FontsPage } from "@/components/library/fonts-page";

export const metadata: Metadata = { title: "Fonts" };

export default function Fonts() {
  return <FontsPage />;
}
