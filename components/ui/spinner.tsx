import { cn } from "@/components/ui/cn";

/** A turning arc for work under way; give it a `label` where no text beside it says what is going on. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  const arc = (
    <svg viewBox="0 0 16 16" fill="none" aria-hidden="true" className={cn("size-4 animate-spin", className)}>
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.22" strokeWidth="1.5" />
      <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
  if (label === undefined) return arc;
  return (
    <span role="status" className="inline-flex">
      {arc}
      <span className="sr-only">{label}</span>
    </span>
  );
}
