import type { Metadata } from "next";
import Link from "next/link";
import { MessagePage } from "@/components/shell/message-page";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      code="404"
      title="There is nothing here"
      description="The page was moved or deleted, or belongs to another organization."
      actions={
        <Button asChild variant="primary">
          <Link href="/">Go to the studio</Link>
        </Button>
      }
    />
  );
}
