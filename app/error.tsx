"use client";

import { MessagePage } from "@/components/shell/message-page";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      code={error.digest}
      title="This page could not be shown"
      description="An unexpected error occurred. Your work is saved; try again, or come back in a minute."
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <Button onClick={() => window.location.assign("/")}>Go to the studio</Button>
        </>
      }
    />
  );
}
