"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function StudioErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState
      error={{
        detail: "An unexpected error occurred. Your work is saved; the rest of the studio goes on.",
        code: error.digest,
      }}
      title="This page could not be shown"
      onRetry={reset}
      className="flex-1"
    />
  );
}
