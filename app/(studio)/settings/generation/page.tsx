import type { Metadata } from "next";
import { GenerationPage } from "@/components/settings/generation/generation-page";

export const metadata: Metadata = { title: "Generation" };

export default function Generation() {
  return <GenerationPage />;
}
