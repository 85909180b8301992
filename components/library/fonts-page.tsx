"use client";

import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { FontsCard } from "./fonts-card";

/** The organization's own fonts. */
export function FontsPage() {
  return (
    <Page width="normal">
      <PageHeader
        breadcrumb={[{ label: "Library", href: "/library" }, { label: "Fonts" }]}
        title="Fonts"
        description="Your own fonts stand beside the bundled ones wherever text is set, and look the same in the editor, in pictures and in print files."
      />
      <FontsCard />
    </Page>
  );
}
