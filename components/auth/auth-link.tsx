import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** A link within the text of the sign-in pages. */
export function AuthLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="rounded-xs font-medium text-accent-text underline underline-offset-3 hover:no-underline"
    >
      {children}
    </Link>
  );
}
