import type { Metadata } from "next";
import { JobPage } from "@/components/settings/job-page";

export const metadata: Metadata = { title: "Job" };

export default async function Job({ params }: PageProps<"/settings/jobs/[id]">) {
  const { id } = await params;
  return <JobPage id={id} />;
}
