import type { Metadata } from "next";
import { CanvasPage } from "@/components/designs/canvas/canvas-page";

export const metadata: Metadata = { title: "Edit design" };

export default async function EditDesign({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CanvasPage id={id} />;
}
