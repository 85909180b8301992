"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import { Button } from "./button";
import { cn } from "./cn";
import { describeProblem } from "./problem";

export interface ErrorStateProps {
  error: unknown;
  /** What could not be done: "The designs could not be loaded". */
  title?: string;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** What stands where something failed: what, why, and a way to go on. Reads problem documents. */
export function ErrorState({ error, title, onRetry, retrying = false, className }: ErrorStateProps) {
  const problem = describeProblem(error);
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-center justify-center gap-1 px-6 py-14 text-center", className)}
    >
      <div
        aria-hidden="true"
        className="mb-3 grid size-10 place-items-center rounded-lg bg-danger-soft text-danger-text"
      >
        <CircleAlert className="size-5" />
      </div>
      <h2 className="text-md">{title ?? problem.title}</h2>
      <p className="max-w-104 text-balance text-ink-2 text-sm">{problem.detail}</p>
      {problem.errors.length === 0 ? null : (
        <ul className="mt-2 max-w-104 text-left text-ink-2 text-xs">
          {problem.errors.slice(0, 5).map((finding) => (
            <li key={`${finding.path} ${finding.message}`}>
              <code className="font-mono">{finding.path}</code> {finding.message}
            </li>
          ))}
        </ul>
      )}
      {onRetry !== undefined && problem.retryable ? (
        <Button className="mt-4" onClick={onRetry} loading={retrying} icon={<RotateCw />}>
          Try again
        </Button>
      ) : null}
      {problem.code === undefined ? null : <p className="mt-3 font-mono text-2xs text-ink-3">{problem.code}</p>}
    </div>
  );
}

interface ErrorNoteProps {
  error: unknown;
  /** Absent: there is nothing to try again. */
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** The same in one line, for the top of a form. */
export function ErrorNote({ error, onRetry, retrying = false, className }: ErrorNoteProps) {
  if (error === null || error === undefined || error === "") return null;
  return (
    <div
      role="alert"
      className={cn(
        "flex items-start gap-2 rounded-md border border-danger-text/25 bg-danger-soft px-3 py-2 text-danger-text text-sm",
        className,
      )}
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 flex-1">{typeof error === "string" ? error : describeProblem(error).detail}</span>
      {onRetry === undefined ? null : (
        <Button size="sm" variant="link" className="shrink-0 text-danger-text!" onClick={onRetry} loading={retrying}>
          Try again
        </Button>
      )}
    </div>
  );
}
