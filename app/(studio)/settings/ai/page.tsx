import type { Metadata } from "next";
import { AiPage } from "@/components/settings/ai/ai-page";

export const metadata: Metadata = { title: "AI models" };

export default function AiModels() {
  return <AiPage />;
}
