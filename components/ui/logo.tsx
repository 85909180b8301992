import { cn } from "./cn";

/** The mark: an easel, which is also an A. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path
        d="M12 4.5v3M12 7.5 7 19.5M12 7.5l5 12"
        stroke="#fff"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
      <path d="M5.6 15h12.8" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2", className)}>
      <LogoMark />
      <span className="font-semibold text-lg tracking-[-0.02em]">Atelier</span>
    </span>
  );
}
