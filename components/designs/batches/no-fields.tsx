import { Braces } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands where a design has nothing that a table could fill in. */
export function NoFields({ designId, editable }: { designId: string; editable: boolean }) {
  return (
    <EmptyState
      icon={<Braces />}
      title="Nothing is bound to a field yet"
      description="Open the design, choose a text or a picture, and give it a field such as “name”. Each row of a table then fills it in and becomes a print file of its own."
      action={
        editable ? (
          <Button asChild variant="primary">
            <Link href={`/designs/${designId}/edit` as Route}>Open the design</Link>
          </Button>
        ) : undefined
      }
    />
  );
}
