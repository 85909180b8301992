import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

export interface MessagePageProps {
  /** A short code above the title, such as 404. */
  code?: string;
  title: string;
  description: ReactNode;
  actions?: ReactNode;
}

/** A page that only says something: not found, failed, closed. */
export function MessagePage({ code, title, description, actions }: MessagePageProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-6 py-16">
      <div className="flex w-full max-w-96 flex-col items-start gap-2">
        <Logo className="mb-8" />
        {code === undefined ? null : <p className="font-mono text-ink-3 text-xs">{code}</p>}
        <h1 className="text-2xl tracking-[-0.02em]">{title}</h1>
        <div className="text-ink-2 text-md">{description}</div>
        {actions === undefined ? null : <div className="mt-5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </main>
  );
}
