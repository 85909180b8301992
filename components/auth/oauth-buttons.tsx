"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { askAuth } from "@/lib/kernel/auth/client";

export type OAuthProvider = "google" | "github" | "microsoft";

const names: Readonly<Record<OAuthProvider, string>> = { google: "Google", github: "GitHub", microsoft: "Microsoft" };

/** Sign-in through another service; shown only for those that the installation has keys for. */
export function OAuthButtons({ providers, next }: { providers: readonly OAuthProvider[]; next: string }) {
  const [pending, setPending] = useState<OAuthProvider | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (providers.length === 0) return null;
  const start = async (provider: OAuthProvider) => {
    setPending(provider);
    setError(null);
    try {
      await askAuth((client) => client.signIn.social({ provider, callbackURL: next }));
    } catch (cause) {
      setError(cause);
      setPending(null);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <ErrorNote error={error} />
      {providers.map((provider) => (
        <Button
          key={provider}
          size="lg"
          loading={pending === provider}
          disabled={pending !== null}
          onClick={() => void start(provider)}
        >
          Continue with {names[provider]}
        </Button>
      ))}
      <div className="mt-2 flex items-center gap-3 text-ink-3 text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with e-mail
      </div>
    </div>
  );
}
