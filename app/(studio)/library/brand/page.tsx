import type { Metadata } from "next";
import { BrandPage } from "@/components/library/brand-page";

export const metadata: Metadata = { title: "Brand kit" };

export default function Brand() {
  return <BrandPage />;
}
