"use client";

import { MessagePage } from "@/components/shell/message-page";
import { buttonStyles } from "@/components/ui/button-styles";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      code={error.digest}
      title="This page could not be shown"
      description="An unexpected error occurred. Your work is saved; try again, or come back in a minute."
      actions={
        <>
          <button type="button" className={buttonStyles({ variant: "primary" })} onClick={reset}>
            Try again
          </button>
          <button type="button" className={buttonStyles()} onClick={() => window.location.assign("/")}>
            Go to the studio
          </button>
        </>
      }
    />
  );
}
