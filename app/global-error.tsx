"use client";

import { MessagePage } from "@/components/shell/message-page";
import { buttonStyles } from "@/components/ui/button-styles";
import "./globals.css";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Atelier</title>
        <MessagePage
          code={error.digest}
          title="The studio could not be shown"
          description="An unexpected error occurred. Your work is saved; load the page again."
          actions={
            <button
              type="button"
              className={buttonStyles({ variant: "primary" })}
              onClick={() => window.location.reload()}
            >
              Load again
            </button>
          }
        />
      </body>
    </html>
  );
}
