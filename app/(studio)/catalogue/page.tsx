import type { Metadata } from "next";
import { CataloguePage } from "@/components/designs/catalogue/catalogue-page";

export const metadata: Metadata = { title: "Catalogue" };

export default function Catalogue() {
  return <CataloguePage />;
}
