import { findCredentialProvider } from "@/lib/kernel/credentials/credential-providers";

/** A square with the provider's initial, so that rows can be told apart at a glance. */
export function ProviderMark({ provider }: { provider: string }) {
  const name = findCredentialProvider(provider)?.name ?? provider;
  return (
    <span
      aria-hidden="true"
      className="grid size-8 shrink-0 place-items-center rounded-md border border-line bg-sunken font-semibold text-ink-2 text-sm"
    >
      {name.charAt(0).toUpperCase()}
    </span>
  );
}
