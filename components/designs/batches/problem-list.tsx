import { CircleAlert } from "lucide-react";
import { describeProblem } from "@/components/ui/problem";

/** Why a table was refused: every line and column that was named. */
export function ProblemList({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { detail, errors } = typeof error === "string" ? { detail: error, errors: [] } : describeProblem(error);
  const others = errors.filter(({ message }) => message !== detail);
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-md border border-danger-text/25 bg-danger-soft px-3 py-2 text-danger-text text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p>{detail}</p>
        {others.length === 0 ? null : (
          <ul className="mt-1 flex flex-col gap-0.5 text-xs">
            {others.slice(0, 10).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path.startsWith("mapping.") ? `Field “${path.slice("mapping.".length)}”: ${message}` : message}
              </li>
            ))}
            {others.length > 10 ? <li>And {others.length - 10} more.</li> : null}
          </ul>
        )}
      </div>
    </div>
  );
}
