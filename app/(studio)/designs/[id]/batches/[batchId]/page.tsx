import type { Metadata } from "next";
import { BatchPage } from "@/components/designs/batches/batch-page";

export const metadata: Metadata = { title: "Batch" };

export default async function Batch({ params }: { params: Promise<{ id: string; batchId: string }> }) {
  const { id, batchId } = await params;
  return <BatchPage designId={id} id={batchId} />;
}
