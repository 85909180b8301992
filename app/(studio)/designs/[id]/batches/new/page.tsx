import type { Metadata } from "next";
import { NewBatchPage } from "@/components/designs/batches/new-batch-page";

export const metadata: Metadata = { title: "New batch" };

export default async function NewBatch({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <NewBatchPage designId={id} />;
}
