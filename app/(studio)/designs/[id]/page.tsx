import type { Metadata } from "next";
import { DesignPage } from "@/components/designs/editor/design-page";

export const metadata: Metadata = { title: "Design" };

export default async function Design({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <DesignPage id={id} />;
}
