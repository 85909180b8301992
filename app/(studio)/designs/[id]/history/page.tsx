import type { Metadata } from "next";
import { HistoryPage } from "@/components/designs/history/history-page";

export const metadata: Metadata = { title: "History" };

export default async function History({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <HistoryPage id={id} />;
}
