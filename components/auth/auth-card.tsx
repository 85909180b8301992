import type { ReactNode } from "react";

export interface AuthCardProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Below the form: the way to the other forms. */
  footer?: ReactNode;
}

/** One form of the sign-in pages. */
export function AuthCard({ title, description, children, footer }: AuthCardProps) {
  return (
    <div className="flex w-full max-w-88 flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 className="text-2xl tracking-[-0.022em]">{title}</h1>
        {description === undefined ? null : <div className="text-ink-2 text-md">{description}</div>}
      </header>
      {children}
      {footer === undefined ? null : <footer className="text-ink-2 text-sm">{footer}</footer>}
    </div>
  );
}
