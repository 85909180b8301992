import type { Metadata } from "next";
import { ApiDocs } from "@/components/docs/api-docs";

export const metadata: Metadata = { title: "API" };

export default function ApiDocumentation() {
  return <ApiDocs />;
}
