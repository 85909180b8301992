import type { Metadata } from "next";
import { ProductPage } from "@/components/products/detail/product-page";

export const metadata: Metadata = { title: "Product" };

export default async function Product({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ProductPage id={id} />;
}
