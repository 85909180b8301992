import type { Metadata } from "next";
import { CollectionPage } from "@/components/collections/collection-page";

export const metadata: Metadata = { title: "Collection" };

export default async function Collection({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CollectionPage id={id} />;
}
