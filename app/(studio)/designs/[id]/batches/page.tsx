import type { Metadata } from "next";
import { BatchesPage } from "@/components/designs/batches/batches-page";

export const metadata: Metadata = { title: "Variable data" };

export default async function Batches({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BatchesPage designId={id} />;
}
